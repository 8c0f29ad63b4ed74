using System.Numerics;

namespace TorchSharp;

/// <summary>Numbers to <see cref="Scalar"/> and back. Going back converts as C# casts do.</summary>
public static class ScalarExtensionMethods
{
    /// <summary>The number with its type.</summary>
    /// <param name="value">The number.</param>
    public static Scalar ToScalar(this byte value) => value;

    /// <summary>The number with its type.</summary>
    /// <param name="value">The number.</param>
    public static Scalar ToScalar(this sbyte value) => value;

    /// <summary>The number with its type.</summary>
    /// <param name="value">The number.</param>
    public static Scalar ToScalar(this short value) => value;

    /// <summary>The number with its type.</summary>
    /// <param name="value">The number.</param>
    public static Scalar ToScalar(this int value) => value;

    /// <summary>The number with its type.</summary>
    /// <param name="value">The number.</param>
    public static Scalar ToScalar(this long value) => value;

    /// <summary>The number with its type.</summary>
    /// <param name="value">The number.</param>
    public static Scalar ToScalar(this float value) => value;

    /// <summary>The number with its type.</summary>
    /// <param name="value">The number.</param>
    public static Scalar ToScalar(this double value) => value;

    /// <summary>The number with its type.</summary>
    /// <param name="value">The number.</param>
    public static Scalar ToScalar(this (float, float) value) => value;

    /// <summary>The number with its type.</summary>
    /// <param name="value">The number.</param>
    public static Scalar ToScalar(this Complex value) => value;

    /// <summary>The number with its type.</summary>
    /// <param name="value">The number.</param>
    public static Scalar ToScalar(this bool value) => value;

    /// <summary>The number with its type.</summary>
    /// <param name="value">The number.</param>
    public static Scalar ToScalar(this Half value) => value;

    /// <summary>The number with its type.</summary>
    /// <param name="value">The number.</param>
    public static Scalar ToScalar(this BFloat16 value) => value;

    /// <summary>The nearest bfloat16 with its type.</summary>
    /// <param name="value">The number.</param>
    public static Scalar ToBFloat16Scalar(this float value) => new BFloat16(value);

    /// <summary>Whether the number is not zero.</summary>
    /// <param name="value">The number with its type.</param>
    public static bool ToBoolean(this Scalar value) => value.IsTrue;

    /// <summary>The number as a byte.</summary>
    /// <param name="value">The number with its type.</param>
    public static byte ToByte(this Scalar value) => unchecked((byte)Whole(value));

    /// <summary>The number as a signed byte.</summary>
    /// <param name="value">The number with its type.</param>
    public static sbyte ToSByte(this Scalar value) => unchecked((sbyte)Whole(value));

    /// <summary>The number as a short.</summary>
    /// <param name="value">The number with its type.</param>
    public static short ToInt16(this Scalar value) => unchecked((short)Whole(value));

    /// <summary>The number as an int.</summary>
    /// <param name="value">The number with its type.</param>
    public static int ToInt32(this Scalar value) => unchecked((int)Whole(value));

    /// <summary>The number as a long.</summary>
    /// <param name="value">The number with its type.</param>
    public static long ToInt64(this Scalar value) => Whole(value);

    /// <summary>The number in half precision.</summary>
    /// <param name="value">The number with its type.</param>
    public static Half ToHalf(this Scalar value) => (Half)value.Real;

    /// <summary>The number as a bfloat16.</summary>
    /// <param name="value">The number with its type.</param>
    public static BFloat16 ToBFloat16(this Scalar value) => new((float)value.Real);

    /// <summary>The number in single precision.</summary>
    /// <param name="value">The number with its type.</param>
    public static float ToSingle(this Scalar value) => (float)value.Real;

    /// <summary>The number in double precision.</summary>
    /// <param name="value">The number with its type.</param>
    public static double ToDouble(this Scalar value) => value.Real;

    /// <summary>The number as a complex one, its real and its imaginary part.</summary>
    /// <param name="value">The number with its type.</param>
    public static (float, float) ToComplexFloat32(this Scalar value) => ((float)value.Real, (float)value.Imaginary);

    /// <summary>The number as a complex one.</summary>
    /// <param name="value">The number with its type.</param>
    public static Complex ToComplexFloat64(this Scalar value) => new(value.Real, value.Imaginary);

    // A whole number keeps all its bits; another one loses its fraction.
    private static long Whole(Scalar value) => value.IsIntegral || value.IsBoolean ? value.Integer : unchecked((long)value.Real);
}
