using TorchSharp.Interop;
using static TorchSharp.torch;

namespace TorchSharp;

/// <summary>Different elements.</summary>
internal static class Searching
{
    internal static (Tensor, Tensor?, Tensor?) Unique(Tensor input, bool sorted, bool returnInverse, bool returnCounts, int? dim)
    {
        var (output, inverse, counts) = dim is { } one
            ? Aten.unique_dim(input, one, sorted, returnInverse, returnCounts)
            : Aten._unique2(input, sorted, returnInverse, returnCounts);
        return (output, Wanted(inverse, returnInverse), Wanted(counts, returnCounts));
    }

    // libtorch returns an empty tensor for what was not asked for.
    private static Tensor? Wanted(Tensor tensor, bool wanted)
    {
        if (wanted) return tensor;
        tensor.Dispose();
        return null;
    }
}
