using Meld.Training;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Meld.Tests.Training;

[Collection(TorchTests.Name)]
public sealed class KeptTensorsTests
{
    [Fact]
    public void Restore_BatchNormAfterABatch_HasTheMeansFromBefore()
    {
        using var norm = BatchNorm1d(2);
        using var kept = new KeptTensors(norm.buffers());
        norm.call(tensor([1f, 2, 3, 4], [2, 2])).Dispose();
        Assert.Equal([0.2f, 0.3f], norm.running_mean!.data<float>().ToArray());
        kept.Restore();
        Assert.Equal([0f, 0f], norm.running_mean!.data<float>().ToArray());
        Assert.Equal(0, norm.num_batches_tracked!.item<long>());
    }
}
