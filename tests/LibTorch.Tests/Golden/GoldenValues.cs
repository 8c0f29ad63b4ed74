using TorchSharp;

namespace LibTorch.Tests.Golden;

/// <summary>Tensors as the fixtures write them.</summary>
internal static class GoldenValues
{
    /// <summary>All values in order; complex ones as real, imaginary, real, …</summary>
    public static double[] Of(torch.Tensor tensor)
    {
        var flat = tensor.detach().resolve_conj().resolve_neg();
        if (flat.is_complex()) flat = torch.view_as_real(flat);
        return flat.to(torch.float64).reshape(-1).contiguous().data<double>().ToArray();
    }

    /// <summary>PyTorch's name of the tensor's type.</summary>
    public static string TypeName(torch.Tensor tensor) => tensor.dtype switch
    {
        torch.ScalarType.Float32 => "float32",
        torch.ScalarType.Float64 => "float64",
        torch.ScalarType.Float16 => "float16",
        torch.ScalarType.BFloat16 => "bfloat16",
        torch.ScalarType.Int64 => "int64",
        torch.ScalarType.Int32 => "int32",
        torch.ScalarType.Int16 => "int16",
        torch.ScalarType.Int8 => "int8",
        torch.ScalarType.Byte => "uint8",
        torch.ScalarType.Bool => "bool",
        torch.ScalarType.ComplexFloat32 => "complex64",
        torch.ScalarType.ComplexFloat64 => "complex128",
        var other => throw new ArgumentException($"{other} has no name in the fixtures"),
    };
}
