namespace TorchSharp;

public static partial class torch
{
    /// <summary>Limits of a type of floating-point numbers.</summary>
    public struct FInfo
    {
        /// <summary>Bits of one number, of one part of a complex one.</summary>
        public int bits;

        /// <summary>From one to the next number.</summary>
        public double eps;

        /// <summary>The largest finite number.</summary>
        public double max;

        /// <summary>The least finite number.</summary>
        public double min;

        /// <summary>The smallest number above zero with all its bits.</summary>
        public double tiny;

        /// <summary>The smallest number above zero with all its bits.</summary>
        public double smallest_normal;

        /// <summary>The power of ten of the decimal digits that are kept.</summary>
        public double resolution;
    }

    /// <summary>Limits of the default type of floating-point numbers.</summary>
    public static FInfo finfo() => finfo(get_default_dtype());

    /// <summary>Limits of a type of floating-point numbers.</summary>
    /// <param name="dtype">The type; a complex one is that of its parts.</param>
    /// <exception cref="ArgumentException">It has no floating-point numbers.</exception>
    public static FInfo finfo(ScalarType dtype) => dtype switch
    {
        ScalarType.Float16 => Limits(16, Math.Pow(2, -10), 65504, Math.Pow(2, -14), 1e-3),
        ScalarType.BFloat16 => Limits(16, Math.Pow(2, -7), BFloat16.MaxValue.ToSingle(), Math.Pow(2, -126), 1e-2),
        ScalarType.Float32 or ScalarType.ComplexFloat32 => Limits(32, Math.Pow(2, -23), float.MaxValue, Math.Pow(2, -126), 1e-6),
        ScalarType.Float64 or ScalarType.ComplexFloat64 => Limits(64, Math.Pow(2, -52), double.MaxValue, Math.Pow(2, -1022), 1e-15),
        _ => throw new ArgumentException($"{dtype} has no floating-point numbers.", nameof(dtype)),
    };

    private static FInfo Limits(int bits, double eps, double max, double smallest, double resolution) =>
        new() { bits = bits, eps = eps, max = max, min = -max, tiny = smallest, smallest_normal = smallest, resolution = resolution };
}
