using Meld.Torch;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace LibTorch.Tests.Memory;

public class TrainingMemoryTests
{
    [Fact]
    public void StepsInAScope_HoldNoMoreMemoryThanTheFirst()
    {
        using var training = new Training(32, 64);
        for (var step = 0; step < 20; step++) training.StepInScope();
        var (bytes, tensors) = (TorchMemory.Allocated, DisposalsOfThisThread());
        for (var step = 0; step < 500; step++) training.StepInScope();
        // Garbage of other tests may go meanwhile, so less is fine.
        Assert.True(TorchMemory.Allocated <= bytes, $"{TorchMemory.Allocated - bytes} bytes more");
        Assert.Equal(tensors, DisposalsOfThisThread());
    }

    [Fact]
    public void StepsWithoutAScope_AreCollected()
    {
        // A step leaves about 50 MB behind that nothing but the collector frees; 60 steps of it would be 3 GB.
        using var training = new Training(1024, 2048, batch: 1024);
        GC.Collect();
        GC.WaitForPendingFinalizers();
        TorchMemory.ResetPeak();
        var before = TorchMemory.Allocated;
        for (var step = 0; step < 60; step++) training.Step();
        Assert.True(TorchMemory.Peak - before < 1L << 30, $"{(TorchMemory.Peak - before) >> 20} MiB at once");
    }

    private static long DisposalsOfThisThread() => TorchSharp.DisposeScopeManager.Statistics.ThreadTotalLiveCount;

    private sealed class Training : IDisposable
    {
        private readonly Module<Tensor, Tensor> net;
        private readonly optim.Optimizer optimizer;
        private readonly Tensor x;
        private readonly Tensor target;

        public Training(long inputs, long hidden, long batch = 16)
        {
            set_num_threads(1);
            manual_seed(1);
            net = Sequential(Linear(inputs, hidden), ReLU(), Linear(hidden, 8));
            optimizer = optim.AdamW(net.parameters());
            x = randn(batch, inputs);
            target = randint(0, 8, [batch]);
        }

        public void StepInScope()
        {
            using var scope = NewDisposeScope();
            Step();
        }

        public void Step()
        {
            optimizer.zero_grad();
            var hidden = net.call(x);
            var loss = functional.cross_entropy(hidden * 1.0f, target);
            loss.backward();
            optimizer.step();
            _ = x + loss;
        }

        public void Dispose()
        {
            optimizer.Dispose();
            net.Dispose();
            x.Dispose();
            target.Dispose();
        }
    }
}
