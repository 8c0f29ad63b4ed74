using System.Numerics;
using static TorchSharp.torch;

namespace TorchSharp;

/// <summary>What extends tensors and their parts: values out and in, text, files.</summary>
public static partial class TensorExtensionMethods
{
    /// <summary>Whether the only element is not zero.</summary>
    /// <param name="value">A tensor of one element.</param>
    public static bool ToBoolean(this Tensor value) => value.ToScalar().ToBoolean();

    /// <summary>The only element as a byte.</summary>
    /// <param name="value">A tensor of one element.</param>
    public static byte ToByte(this Tensor value) => value.ToScalar().ToByte();

    /// <summary>The only element as a signed byte.</summary>
    /// <param name="value">A tensor of one element.</param>
    public static sbyte ToSByte(this Tensor value) => value.ToScalar().ToSByte();

    /// <summary>The only element as a short.</summary>
    /// <param name="value">A tensor of one element.</param>
    public static short ToInt16(this Tensor value) => value.ToScalar().ToInt16();

    /// <summary>The only element as an int.</summary>
    /// <param name="value">A tensor of one element.</param>
    public static int ToInt32(this Tensor value) => value.ToScalar().ToInt32();

    /// <summary>The only element as a long.</summary>
    /// <param name="value">A tensor of one element.</param>
    public static long ToInt64(this Tensor value) => value.ToScalar().ToInt64();

    /// <summary>The only element in half precision.</summary>
    /// <param name="value">A tensor of one element.</param>
    public static Half ToHalf(this Tensor value) => value.ToScalar().ToHalf();

    /// <summary>The only element as a bfloat16.</summary>
    /// <param name="value">A tensor of one element.</param>
    public static BFloat16 ToBFloat16(this Tensor value) => value.ToScalar().ToBFloat16();

    /// <summary>The only element in single precision.</summary>
    /// <param name="value">A tensor of one element.</param>
    public static float ToSingle(this Tensor value) => value.ToScalar().ToSingle();

    /// <summary>The only element in double precision.</summary>
    /// <param name="value">A tensor of one element.</param>
    public static double ToDouble(this Tensor value) => value.ToScalar().ToDouble();

    /// <summary>The only element as a complex number, its real and its imaginary part.</summary>
    /// <param name="value">A tensor of one element.</param>
    public static (float, float) ToComplexFloat32(this Tensor value) => value.ToScalar().ToComplexFloat32();

    /// <summary>The only element as a complex number.</summary>
    /// <param name="value">A tensor of one element.</param>
    public static Complex ToComplexFloat64(this Tensor value) => value.ToScalar().ToComplexFloat64();

    /// <inheritdoc cref="ToComplexFloat32(Tensor)"/>
    public static (float, float) ToComplex32(this Tensor value) => value.ToScalar().ToComplexFloat32();

    /// <inheritdoc cref="ToComplexFloat64(Tensor)"/>
    public static Complex ToComplex64(this Tensor value) => value.ToScalar().ToComplexFloat64();
}
