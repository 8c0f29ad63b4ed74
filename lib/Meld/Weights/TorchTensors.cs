using static TorchSharp.torch;

namespace Meld.Weights;

/// <summary>Between tensors that compute and tensors in files.</summary>
internal static class TorchTensors
{
    /// <summary>A copy of a tensor's elements.</summary>
    /// <exception cref="NotSupportedException">No file holds elements of its type.</exception>
    public static WeightTensor ToWeights(this Tensor tensor)
    {
        using var scope = NewDisposeScope();
        return new WeightTensor(TypeOf(tensor.dtype), tensor.shape, tensor.detach().cpu().contiguous().bytes.ToArray());
    }

    /// <summary>Copies stored elements into a tensor.</summary>
    /// <exception cref="ArgumentException">The tensor has another type or shape.</exception>
    public static void CopyTo(this WeightTensor weights, Tensor tensor)
    {
        if (weights.Type != TypeOf(tensor.dtype) || !weights.Shape.SequenceEqual(tensor.shape))
        {
            throw new ArgumentException(
                $"{weights.Type} of shape [{string.Join(", ", weights.Shape)}] cannot go into {TypeOf(tensor.dtype)} of [{string.Join(", ", tensor.shape)}].");
        }
        using var noGrad = no_grad();
        using var scope = NewDisposeScope();
        var copy = empty(tensor.shape, tensor.dtype);
        weights.Bytes.CopyTo(copy.bytes);
        tensor.copy_(copy);
    }

    private static TensorType TypeOf(ScalarType type) => type switch
    {
        ScalarType.Bool => TensorType.BOOL,
        ScalarType.Byte => TensorType.U8,
        ScalarType.Int8 => TensorType.I8,
        ScalarType.Int16 => TensorType.I16,
        ScalarType.Float16 => TensorType.F16,
        ScalarType.BFloat16 => TensorType.BF16,
        ScalarType.Int32 => TensorType.I32,
        ScalarType.Float32 => TensorType.F32,
        ScalarType.Int64 => TensorType.I64,
        ScalarType.Float64 => TensorType.F64,
        _ => throw new NotSupportedException($"No weights file holds elements of type {type}."),
    };
}
