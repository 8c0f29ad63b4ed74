using System.Runtime.InteropServices;
using static TorchSharp.torch;

namespace LibTorch.Tests.Memory;

public class LifetimeTests
{
    [Fact]
    public void EveryUse_OfADisposedTensor_ThrowsObjectDisposed()
    {
        var gone = ones(2, 2);
        using var here = ones(2, 2);
        gone.Dispose();
        Action[] uses =
        [
            () => _ = gone + 1, () => _ = here + gone, () => _ = gone.shape, () => _ = gone.dtype, () => _ = gone.device, () => _ = gone.numel(),
            () => _ = gone[0], () => here[0] = gone, () => gone.item<float>(), () => gone.data<float>(), () => _ = gone.grad, () => _ = gone.requires_grad,
            () => gone.backward(), () => gone.to(float64), () => gone.detach(), () => cat([here, gone]), () => here.index(gone), () => _ = gone.bytes,
            () => here.copy_(gone), () => gone.add_(1), () => where(gone, here, here), () => _ = gone.Handle, () => gone.requires_grad = true,
            () => nn.Parameter(gone), () => stack([gone, here]), () => autograd.grad([here], [gone]),
        ];
        Assert.All(uses, use => Assert.Throws<ObjectDisposedException>(use));
        Assert.True(gone.IsInvalid);
        Assert.Equal(4, here.sum().item<float>());
    }

    [Fact]
    public void DisposingWhileOtherThreadsUseIt_GivesAResultOrTheException()
    {
        for (var round = 0; round < 200; round++)
        {
            var shared = ones(64);
            using var start = new Barrier(4);
            var failures = 0;
            var threads = Enumerable.Range(0, 3).Select(_ => new Thread(() =>
            {
                start.SignalAndWait();
                try
                {
                    for (var i = 0; i < 50; i++)
                    {
                        using var sum = shared.sum();
                        if (sum.item<float>() != 64) Interlocked.Increment(ref failures);
                    }
                }
                catch (ObjectDisposedException)
                {
                    // Disposed in time.
                }
            })).ToArray();
            foreach (var thread in threads) thread.Start();
            start.SignalAndWait();
            shared.Dispose();
            foreach (var thread in threads) thread.Join();
            Assert.Equal(0, failures);
        }
    }

    [Fact]
    public void EightThreads_CreateUseAndDropTensors() => CreateUseAndDrop(TimeSpan.FromSeconds(2));

    [Fact]
    [Trait("Category", "Slow")]
    public void EightThreads_CreateUseAndDropTensors_ForAMinute() => CreateUseAndDrop(TimeSpan.FromMinutes(1));

    [Fact]
    public void Errors_LeaveTheProcessAndTheNextCallAlone()
    {
        using var a = ones(2, 3);
        (Action Do, string Says)[] wrong =
        [
            (() => a.matmul(a), "aten::matmul: mat1 and mat2 shapes cannot be multiplied (2x3 and 2x3)"),
            (() => a.view(5), "aten::view: shape '[5]' is invalid for input of size 6"),
            (() => a.add(ones(4)), "aten::add.Tensor: The size of tensor a (3) must match the size of tensor b (4)"),
            (() => _ = a[5], "aten::select.int: select(): index 5 out of range for tensor of size [2, 3] at dimension 0"),
            (() => a.sum([7]), "aten::sum.dim_IntList: Dimension out of range"),
            (() => ones(2, dtype: int64).matmul(ones(2)), "aten::matmul:"),
            (() => a.to("cuda"), "cuda"),
            (() => ones(2, dtype: int64).requires_grad_(), "nly Tensors of floating point"),
            (() => linalg.inv(zeros(2, 2)), "aten::linalg_inv"),
        ];
        foreach (var (work, says) in wrong)
        {
            var error = Assert.ThrowsAny<Exception>(work);
            Assert.True(error is ExternalException or InvalidOperationException, error.ToString());
            Assert.Contains(says, error.Message, StringComparison.OrdinalIgnoreCase);
            Assert.DoesNotContain("frame #", error.Message, StringComparison.Ordinal);
            Assert.Equal(6, a.sum().item<float>());
        }
    }

    [Fact]
    public void WhatWouldEndTheProcess_Throws()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => zeros(2, dtype: (ScalarType)77));
        Assert.Throws<ArgumentNullException>(() => Tensor.UnsafeCreateTensor(0));
    }

    private static void CreateUseAndDrop(TimeSpan time)
    {
        using var shared = rand(32, 32);
        var end = DateTime.UtcNow + time;
        var errors = new List<Exception>();
        var threads = Enumerable.Range(0, 8).Select(seed => new Thread(() =>
        {
            try
            {
                var random = new Random(seed);
                Tensor? previous = null;
                while (DateTime.UtcNow < end)
                {
                    using var scope = random.Next(2) == 0 ? NewDisposeScope() : null;
                    var size = random.Next(1, 64);
                    var fresh = ones(size, 32) * random.Next(10);
                    // Some are disposed, some left to a scope, some to the collector.
                    var product = fresh.matmul(shared);
                    if (random.Next(2) == 0) fresh.Dispose();
                    var leaf = zeros(8).requires_grad_();
                    (leaf + 1).sum().backward();
                    if (leaf.grad![0].item<float>() != 1) throw new InvalidOperationException("a wrong gradient");
                    if (previous is not null && !previous.IsInvalid && previous.shape[1] != 32) throw new InvalidOperationException("a wrong shape");
                    previous = product;
                    if (random.Next(50) == 0) GC.Collect(0);
                }
            }
            catch (Exception error)
            {
                lock (errors) errors.Add(error);
            }
        })).ToArray();
        foreach (var thread in threads) thread.Start();
        foreach (var thread in threads) thread.Join();
        Assert.Empty(errors);
        Assert.Equal(32, shared.shape[0]);
    }
}
