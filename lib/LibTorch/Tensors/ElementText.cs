using System.Globalization;
using System.Numerics;
using static TorchSharp.torch;

namespace TorchSharp;

/// <summary>One element of a tensor as text.</summary>
/// <param name="type">Type of the elements.</param>
/// <param name="format">Format of floating-point numbers.</param>
/// <param name="culture">Culture of all numbers.</param>
/// <param name="style">Style of the whole text.</param>
internal sealed unsafe class ElementText(ScalarType type, string format, CultureInfo culture, TensorStringStyle style)
{
    /// <summary>What C# calls the type.</summary>
    internal static string NameOf(ScalarType type) => type switch
    {
        ScalarType.Bool => "bool",
        ScalarType.Byte => "byte",
        ScalarType.Int8 => "sbyte",
        ScalarType.Int16 => "short",
        ScalarType.Int32 => "int",
        ScalarType.Int64 => "long",
        ScalarType.Float32 => "float",
        ScalarType.Float64 => "double",
        ScalarType.Float16 => "Half",
        ScalarType.BFloat16 => "BFloat16",
        ScalarType.ComplexFloat32 => "(float, float)",
        ScalarType.ComplexFloat64 => "Complex",
        _ => type.ToString(),
    };

    /// <summary>The element at a place in row-major order.</summary>
    internal string At(Tensor rows, long place)
    {
        var start = rows.DataPointer();
        return type switch
        {
            ScalarType.Bool => Truth(((byte*)start)[place] != 0),
            ScalarType.Byte => ((byte*)start)[place].ToString(culture),
            ScalarType.Int8 => ((sbyte*)start)[place].ToString(culture),
            ScalarType.Int16 => ((short*)start)[place].ToString(culture),
            ScalarType.Int32 => ((int*)start)[place].ToString(culture),
            ScalarType.Int64 => ((long*)start)[place].ToString(culture),
            ScalarType.Float16 => Real((double)((Half*)start)[place]),
            ScalarType.BFloat16 => Real(((BFloat16*)start)[place].ToSingle()),
            ScalarType.Float32 => Real(((float*)start)[place], "f"),
            ScalarType.Float64 => Real(((double*)start)[place]),
            ScalarType.ComplexFloat32 => Complex(((float*)start)[place * 2], ((float*)start)[(place * 2) + 1]),
            ScalarType.ComplexFloat64 => Complex(((Complex*)start)[place].Real, ((Complex*)start)[place].Imaginary),
            _ => throw new NotSupportedException($"Elements of type {type} have no text; dequantize them first."),
        };
    }

    private string Real(double value, string suffix = "") => value.ToString(format, culture) + (style == TorchSharp.TensorStringStyle.CSharp ? suffix : "");

    // A single keeps its own digits: as a double it would have more.
    private string Real(float value, string suffix) => value.ToString(format, culture) + (style == TorchSharp.TensorStringStyle.CSharp ? suffix : "");

    private string Complex(double real, double imaginary)
    {
        if (style == TorchSharp.TensorStringStyle.CSharp) return $"({real.ToString(format, culture)}, {imaginary.ToString(format, culture)})";
        var sign = imaginary < 0 || double.IsNegative(imaginary) ? "-" : "+";
        return $"{real.ToString(format, culture)}{sign}{Math.Abs(imaginary).ToString(format, culture)}i";
    }

    private string Truth(bool value) => style == TorchSharp.TensorStringStyle.Numpy ? (value ? "True" : "False") : value ? "true" : "false";
}
