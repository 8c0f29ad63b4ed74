using System.Numerics;
using static TorchSharp.torch;

namespace TorchSharp;

/// <summary>
/// One number with its type, as operators take it. A pure value: there is nothing native behind it, and <see cref="Dispose"/> exists only
/// because TorchSharp's has it.
/// </summary>
public sealed class Scalar : IDisposable
{
    private Scalar(ScalarType type, long integer, double real, double imaginary = 0)
    {
        Type = type;
        Integer = integer;
        Real = real;
        Imaginary = imaginary;
    }

    /// <summary>Type of the number.</summary>
    public ScalarType Type { get; }

    internal long Integer { get; }

    internal double Real { get; }

    internal double Imaginary { get; }

    /// <summary>The number as an object of the type of .NET that holds it.</summary>
    internal object Boxed => Type switch
    {
        ScalarType.Bool => IsTrue,
        ScalarType.Byte => (byte)Integer,
        ScalarType.Int8 => (sbyte)Integer,
        ScalarType.Int16 => (short)Integer,
        ScalarType.Int32 => (int)Integer,
        ScalarType.Int64 => Integer,
        ScalarType.Float16 => (Half)Real,
        ScalarType.BFloat16 => new BFloat16((float)Real),
        ScalarType.Float32 => (float)Real,
        ScalarType.ComplexFloat32 => ((float)Real, (float)Imaginary),
        ScalarType.ComplexFloat64 => new Complex(Real, Imaginary),
        _ => Real,
    };

    internal bool IsTrue => Integer != 0 || Real != 0 || Imaginary != 0;

    internal bool IsBoolean => Type == ScalarType.Bool;

    internal bool IsIntegral => Type is ScalarType.Byte or ScalarType.Int8 or ScalarType.Int16 or ScalarType.Int32 or ScalarType.Int64;

    internal bool IsComplex => Type is ScalarType.ComplexFloat32 or ScalarType.ComplexFloat64;

    /// <summary>A number of type <see cref="ScalarType.Byte"/>.</summary>
    /// <param name="value">The number.</param>
    public static implicit operator Scalar(byte value) => new(ScalarType.Byte, value, value);

    /// <summary>A number of type <see cref="ScalarType.Int8"/>.</summary>
    /// <param name="value">The number.</param>
    public static implicit operator Scalar(sbyte value) => new(ScalarType.Int8, value, value);

    /// <summary>A number of type <see cref="ScalarType.Int16"/>.</summary>
    /// <param name="value">The number.</param>
    public static implicit operator Scalar(short value) => new(ScalarType.Int16, value, value);

    /// <summary>A number of type <see cref="ScalarType.Int32"/>.</summary>
    /// <param name="value">The number.</param>
    public static implicit operator Scalar(int value) => new(ScalarType.Int32, value, value);

    /// <summary>A number of type <see cref="ScalarType.Int64"/>.</summary>
    /// <param name="value">The number.</param>
    public static implicit operator Scalar(long value) => new(ScalarType.Int64, value, value);

    /// <summary>A number of type <see cref="ScalarType.Float16"/>.</summary>
    /// <param name="value">The number.</param>
    public static implicit operator Scalar(Half value) => OfReal(ScalarType.Float16, (double)value);

    /// <summary>A number of type <see cref="ScalarType.BFloat16"/>.</summary>
    /// <param name="value">The number.</param>
    public static implicit operator Scalar(BFloat16 value) => OfReal(ScalarType.BFloat16, value.ToSingle());

    /// <summary>A number of type <see cref="ScalarType.Float32"/>.</summary>
    /// <param name="value">The number.</param>
    public static implicit operator Scalar(float value) => OfReal(ScalarType.Float32, value);

    /// <summary>A number of type <see cref="ScalarType.Float64"/>.</summary>
    /// <param name="value">The number.</param>
    public static implicit operator Scalar(double value) => OfReal(ScalarType.Float64, value);

    /// <summary>A truth value.</summary>
    /// <param name="value">The truth value.</param>
    public static implicit operator Scalar(bool value) => new(ScalarType.Bool, value ? 1 : 0, value ? 1 : 0);

    /// <summary>A complex number of two 32-bit parts.</summary>
    /// <param name="value">Real and imaginary part.</param>
    public static implicit operator Scalar((float, float) value) => new(ScalarType.ComplexFloat32, 0, value.Item1, value.Item2);

    /// <summary>A complex number of two 64-bit parts.</summary>
    /// <param name="value">The number.</param>
    public static implicit operator Scalar(Complex value) => new(ScalarType.ComplexFloat64, 0, value.Real, value.Imaginary);

    /// <summary>Does nothing: a scalar is a value.</summary>
    public void Dispose()
    {
    }

    private static Scalar OfReal(ScalarType type, double value) => new(type, double.IsFinite(value) ? unchecked((long)value) : 0, value);
}
