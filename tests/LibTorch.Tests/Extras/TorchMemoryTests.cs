using Meld.Torch;
using static TorchSharp.torch;

namespace LibTorch.Tests.Extras;

[Collection(CountedMemory.Name)]
public class TorchMemoryTests
{
    private const long Bytes = 256L << 20;

    [Fact]
    public void Counters_FollowABigTensor()
    {
        // What other tests have left behind must not be given back meanwhile.
        GC.Collect();
        GC.WaitForPendingFinalizers();
        TorchMemory.ResetPeak();
        var (before, count) = (TorchMemory.Allocated, TorchMemory.Allocations);
        using (var big = zeros(Bytes / 4))
        {
            using var view = big.view(-1, 2);
            Assert.InRange(TorchMemory.Allocated - before, Bytes - (Bytes / 4), Bytes + (Bytes / 4));
            Assert.True(TorchMemory.Allocations > count);
            Assert.InRange(TorchMemory.Tensors, 2, Tensor.TotalCount + 10_000);
        }
        Assert.InRange(TorchMemory.Allocated - before, -Bytes / 4, Bytes / 4);
        Assert.True(TorchMemory.Peak - before > Bytes - (Bytes / 4));
        TorchMemory.ResetPeak();
        Assert.True(TorchMemory.Peak - before < Bytes / 4);
    }
}
