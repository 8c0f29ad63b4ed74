using System.Collections.Concurrent;
using static TorchSharp.torch;

namespace LibTorch.Tests.Data;

/// <summary>Examples <c>x = index, twice = 2 * index</c>, with something to do at each.</summary>
internal sealed class NamedNumbers(long count, Action<long>? at = null) : utils.data.Dataset
{
    public override long Count => count;

    /// <summary>Every tensor of an example.</summary>
    public ConcurrentBag<Tensor> Made { get; } = [];

    public bool Disposed { get; private set; }

    public override Dictionary<string, Tensor> GetTensor(long index)
    {
        at?.Invoke(index);
        var x = tensor(index);
        var twice = x + x;
        Made.Add(x);
        Made.Add(twice);
        return new() { ["x"] = x, ["twice"] = twice };
    }

    protected override void Dispose(bool disposing)
    {
        base.Dispose(disposing);
        Disposed = true;
    }
}
