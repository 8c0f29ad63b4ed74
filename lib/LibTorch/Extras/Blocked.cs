using System.Runtime.InteropServices;
using TorchSharp.Interop;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace Meld.Torch;

/// <summary>
/// Tensors in the layouts that oneDNN chooses for itself. A convolution whose kernels are <see cref="Kernels"/> takes such tensors and gives such; additions,
/// rectifiers and maximum pooling do so too. A net of them reorders its input and its output, where with ordinary tensors every convolution reorders both, and
/// its kernels besides. For evaluation on the CPU: such a tensor has a shape and a type, and neither elements to read nor gradients.
/// </summary>
/// <remarks>TorchSharp has none of this; the portable fallback is <see cref="Supports"/> being false, and ordinary tensors.</remarks>
public static class Blocked
{
    private static readonly Operator ToBlocked = new("aten::to_mkldnn", "");
    private static readonly Operator Reorder2d = new("aten::mkldnn_reorder_conv2d_weight", "");
    private static readonly Operator Reorder3d = new("aten::mkldnn_reorder_conv3d_weight", "");
    private static readonly Lazy<bool> HasFloat32 = new(() => Try(ScalarType.Float32));
    private static readonly Lazy<bool> HasBFloat16 = new(() => Try(ScalarType.BFloat16));

    /// <summary>Whether this libtorch has oneDNN, and oneDNN has an element type on this processor: bfloat16 wants AVX-512.</summary>
    /// <param name="type">The element type.</param>
    public static bool Supports(ScalarType type) => type switch
    {
        ScalarType.Float32 => HasFloat32.Value,
        ScalarType.BFloat16 => HasBFloat16.Value,
        _ => false,
    };

    /// <summary>A copy of an ordinary tensor.</summary>
    /// <param name="tensor">The tensor, float32 or bfloat16.</param>
    public static Tensor From(Tensor tensor)
    {
        var call = new Call(ToBlocked);
        call.Require(tensor);
        call.Add((ScalarType?)null);
        return call.RunTensor();
    }

    /// <summary>An ordinary copy of a blocked tensor.</summary>
    /// <param name="tensor">The tensor.</param>
    public static Tensor ToOrdinary(Tensor tensor) => Aten.to_dense(tensor);

    /// <summary>A convolution's kernels in the layout that oneDNN wants for them; bfloat16 ones need it most.</summary>
    /// <param name="convolution">A convolution in two or three dimensions, padded with zeros.</param>
    /// <exception cref="ArgumentException">It is none.</exception>
    public static Tensor Kernels(Convolution convolution)
    {
        if (convolution is not (Conv2d or Conv3d) || convolution.padding is null)
            throw new ArgumentException($"{convolution.GetName()}: only Conv2d and Conv3d with padding by numbers can be blocked", nameof(convolution));
        using var weight = From(convolution.weight);
        var call = new Call(convolution is Conv2d ? Reorder2d : Reorder3d);
        call.Require(weight);
        call.Add(convolution.padding);
        call.Add(convolution.stride);
        call.Add(convolution.dilation);
        call.Add(convolution.groups);
        return call.RunTensor();
    }

    private static bool Try(ScalarType type)
    {
        using var scope = NewDisposeScope();
        using var noGradients = no_grad();
        try
        {
            var kernel = From(ones([1, 1, 1, 1], type));
            return ToOrdinary(nn.functional.conv2d(kernel, kernel)).to(ScalarType.Float32).item<float>() == 1;
        }
        catch (ExternalException)
        {
            return false;
        }
    }
}
