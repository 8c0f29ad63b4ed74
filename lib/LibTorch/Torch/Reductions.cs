using TorchSharp.Interop;
using static TorchSharp.torch;

namespace TorchSharp;

/// <summary>Reductions over several dimensions, some in another type than the tensor's.</summary>
internal static class Reductions
{
    internal static Tensor Sum(Tensor input, ReadOnlySpan<long> dimensions, bool keepdim, ScalarType? type) =>
        Aten.sum_dim_IntList(input, dimensions.ToArray(), keepdim, type);

    internal static Tensor Std(Tensor input, ReadOnlySpan<long> dimensions, bool unbiased, bool keepdim, ScalarType? type)
    {
        using var converted = Converted(input, type);
        return Aten.std_dim(converted ?? input, dimensions.ToArray(), unbiased, keepdim);
    }

    internal static Tensor Var(Tensor input, ReadOnlySpan<long> dimensions, bool unbiased, bool keepdim, ScalarType? type)
    {
        using var converted = Converted(input, type);
        return Aten.var_dim(converted ?? input, dimensions.ToArray(), unbiased, keepdim);
    }

    internal static (Tensor, Tensor) StdMean(Tensor input, ReadOnlySpan<long> dimensions, bool unbiased, bool keepdim, ScalarType? type)
    {
        using var converted = Converted(input, type);
        return Aten.std_mean_dim(converted ?? input, dimensions.ToArray(), unbiased, keepdim);
    }

    internal static (Tensor, Tensor) VarMean(Tensor input, ReadOnlySpan<long> dimensions, bool unbiased, bool keepdim, ScalarType? type)
    {
        using var converted = Converted(input, type);
        return Aten.var_mean_dim(converted ?? input, dimensions.ToArray(), unbiased, keepdim);
    }

    internal static Tensor Amax(Tensor input, ReadOnlySpan<long> dimensions, bool keepdim, Tensor? @out) =>
        Into(@out, Aten.amax(input, dimensions, keepdim));

    internal static Tensor Amin(Tensor input, ReadOnlySpan<long> dimensions, bool keepdim, Tensor? @out) =>
        Into(@out, Aten.amin(input, dimensions, keepdim));

    internal static Tensor CountNonzero(Tensor input, long[]? dimensions) =>
        dimensions is null or [] ? Aten.count_nonzero(input) : Aten.count_nonzero_dim_IntList(input, dimensions);

    /// <summary>Writes a result to a tensor that was given for it.</summary>
    internal static Tensor Into(Tensor? target, Tensor result)
    {
        if (target is null) return result;
        using (result)
        {
            if (!target.shape.AsSpan().SequenceEqual(result.shape)) Aten.resize_(target, result.shape);
            return Aten.copy_(target, result);
        }
    }

    private static Tensor? Converted(Tensor input, ScalarType? type) => type is { } other && other != input.dtype ? input.to_type(other) : null;
}
