using TorchSharp.Interop;
using static TorchSharp.torch;

namespace TorchSharp;

/// <summary>Views and pieces of tensors.</summary>
internal static class Shapes
{
    internal static Tensor Squeeze(Tensor input, long? dim) => dim is { } one ? Aten.squeeze_dim(input, one) : Aten.squeeze(input);

    internal static Tensor Squeeze_(Tensor input, long? dim) => dim is { } one ? Aten.squeeze__dim(input, one) : Aten.squeeze_(input);

    internal static Tensor Expand(Tensor input, Size sizes, bool isImplicit) => Aten.expand(input, sizes.Shape, @implicit: isImplicit);

    internal static Tensor Permute(Tensor input, IEnumerable<long> permutation) => Aten.permute(input, permutation.ToArray());

    internal static Tensor Unflatten(Tensor input, long dim, Size sizes) => input.unflatten(dim, sizes.Shape);

    internal static Tensor Rot90(Tensor input, long k, (long, long)? dims)
    {
        var (first, second) = dims ?? (0, 1);
        return Aten.rot90(input, k, [first, second]);
    }

    internal static Tensor[] HSplit(Tensor input, Tensor indices) => Aten.hsplit_array(input, Places(indices));

    internal static Tensor[] VSplit(Tensor input, Tensor indices) => Aten.vsplit_array(input, Places(indices));

    internal static Tensor[] DSplit(Tensor input, Tensor indices) => Aten.dsplit_array(input, Places(indices));

    internal static Tensor[] DSplit(Tensor input, ReadOnlySpan<long> indices) => Aten.dsplit_array(input, indices);

    internal static Tensor TakeAlongDim(Tensor input, IEnumerable<long> indices)
    {
        using var places = TensorData.Copy(indices.ToArray());
        return Aten.take_along_dim(input, places);
    }

    internal static Tensor TakeAlongDim(Tensor input, IEnumerable<long> indices, long dim)
    {
        using var places = TensorData.Copy(indices.ToArray());
        return Aten.take_along_dim(input, places, dim);
    }

    private static long[] Places(Tensor indices)
    {
        using var whole = indices.to_type(ScalarType.Int64);
        return whole.data<long>().ToArray();
    }
}
