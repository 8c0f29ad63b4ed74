using System.Globalization;
using static TorchSharp.torch;

namespace LibTorch.Tests;

/// <summary>Equality of whole tensors, with a message that has their numbers.</summary>
internal static class TensorAssert
{
    /// <summary>The same shape and, but for rounding in single precision, the same numbers.</summary>
    internal static void Close(Tensor expected, Tensor actual)
    {
        Assert.Equal(expected.shape, actual.shape);
        Assert.True(allclose(expected, actual, 1e-5, 1e-6), $"expected {Text(expected)}\nactual   {Text(actual)}");
    }

    /// <summary>The same shape and numbers.</summary>
    internal static void Same(Tensor expected, Tensor actual)
    {
        Assert.Equal(expected.shape, actual.shape);
        Assert.True(allclose(expected, actual, 0, 0), $"expected {Text(expected)}\nactual   {Text(actual)}");
    }

    private static string Text(Tensor tensor)
    {
        using var flat = tensor.detach().to(float64).contiguous();
        return string.Join(" ", flat.data<double>().ToArray().Select(number => number.ToString("G7", CultureInfo.InvariantCulture)));
    }
}
