using static TorchSharp.torch;

namespace LibTorch.Tests;

/// <summary>Short assertions about tensors.</summary>
internal static class Tolerant
{
    /// <summary>Shape and values, to single precision.</summary>
    internal static void AssertEqual(long[] shape, double[] values, Tensor actual)
    {
        Assert.Equal(shape, actual.shape);
        var numbers = Values(actual);
        Assert.Equal(values.Length, numbers.Length);
        for (var i = 0; i < numbers.Length; i++)
            Assert.True(Math.Abs(values[i] - numbers[i]) <= 1e-6 + 1e-5 * Math.Abs(values[i]), $"element {i}: expected {values[i]}, actual {numbers[i]}");
    }

    internal static double[] Values(Tensor tensor)
    {
        using var scope = NewDisposeScope();
        return tensor.detach().to(ScalarType.Float64).contiguous().data<double>().ToArray();
    }
}
