using Meld.Storage;
using TorchSharp;

namespace Meld.Weights;

/// <summary>Between stored tensors and those of libtorch.</summary>
public static class TorchTensors
{
    /// <summary>A copy of a tensor, to be stored.</summary>
    /// <exception cref="NotSupportedException">Its element type cannot be stored.</exception>
    public static WeightTensor ToWeights(this torch.Tensor tensor)
    {
        using var scope = torch.NewDisposeScope();
        var values = tensor.detach().cpu().contiguous();
        return new WeightTensor(TypeOf(values.dtype), values.shape, values.bytes.ToArray());
    }

    /// <summary>Copies a stored tensor over the elements of another, whatever gradients it takes.</summary>
    /// <exception cref="ArgumentException">Type or shape differ.</exception>
    public static void CopyTo(this WeightTensor source, torch.Tensor destination)
    {
        if (TypeOf(destination.dtype) != source.Type || !destination.shape.SequenceEqual(source.Shape))
            throw new ArgumentException($"{source.Describe()} cannot be copied to {destination.Describe()}.", nameof(source));
        using var scope = torch.NewDisposeScope();
        using var noGradients = torch.no_grad();
        var values = torch.empty(destination.shape, destination.dtype);
        source.Bytes.CopyTo(values.bytes);
        destination.copy_(values);
    }

    /// <summary>Type and shape, <c>F32 [3, 4]</c>.</summary>
    internal static string Describe(this WeightTensor tensor) => $"{tensor.Type} [{string.Join(", ", tensor.Shape)}]";

    /// <summary>Type and shape, <c>F32 [3, 4]</c>.</summary>
    internal static string Describe(this TensorInfo tensor) => $"{tensor.Type} [{string.Join(", ", tensor.Shape)}]";

    /// <summary>Type and shape as the tensor would be stored, <c>F32 [3, 4]</c>.</summary>
    internal static string Describe(this torch.Tensor tensor) => $"{TypeOf(tensor.dtype)} [{string.Join(", ", tensor.shape)}]";

    /// <summary>What libtorch calls an element type.</summary>
    internal static torch.ScalarType ToScalarType(this TensorType type) => type switch
    {
        TensorType.BOOL => torch.ScalarType.Bool,
        TensorType.U8 => torch.ScalarType.Byte,
        TensorType.I8 => torch.ScalarType.Int8,
        TensorType.I16 => torch.ScalarType.Int16,
        TensorType.F16 => torch.ScalarType.Float16,
        TensorType.BF16 => torch.ScalarType.BFloat16,
        TensorType.I32 => torch.ScalarType.Int32,
        TensorType.F32 => torch.ScalarType.Float32,
        TensorType.I64 => torch.ScalarType.Int64,
        TensorType.F64 => torch.ScalarType.Float64,
        _ => throw new ArgumentOutOfRangeException(nameof(type), type, "No such element type."),
    };

    private static TensorType TypeOf(torch.ScalarType type) => type switch
    {
        torch.ScalarType.Bool => TensorType.BOOL,
        torch.ScalarType.Byte => TensorType.U8,
        torch.ScalarType.Int8 => TensorType.I8,
        torch.ScalarType.Int16 => TensorType.I16,
        torch.ScalarType.Float16 => TensorType.F16,
        torch.ScalarType.BFloat16 => TensorType.BF16,
        torch.ScalarType.Int32 => TensorType.I32,
        torch.ScalarType.Float32 => TensorType.F32,
        torch.ScalarType.Int64 => TensorType.I64,
        torch.ScalarType.Float64 => TensorType.F64,
        _ => throw new NotSupportedException($"No tensor of {type} can be stored."),
    };
}
