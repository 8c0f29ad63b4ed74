using System.Globalization;
using static TorchSharp.torch;

namespace TorchSharp;

/// <summary>What extends tensors and their parts: values out and in, text, files.</summary>
public static partial class TensorExtensionMethods
{
    /// <summary>Sizes, type and device in one line.</summary>
    /// <param name="tensor">The tensor.</param>
    public static string metastr(this Tensor tensor) => TensorText.Metadata(tensor);

    /// <summary>The tensor as Julia writes it.</summary>
    /// <param name="tensor">The tensor.</param>
    /// <param name="fltFormat">Format of floating-point numbers, as .NET has them.</param>
    /// <param name="width">Characters in a line.</param>
    /// <param name="newLine">What ends a line.</param>
    /// <param name="cultureInfo">Culture of the numbers; none if null.</param>
    public static string jlstr(this Tensor tensor, string? fltFormat = null, int? width = null, string? newLine = null, CultureInfo? cultureInfo = null) =>
        tensor.ToString(TorchSharp.TensorStringStyle.Julia, fltFormat, width, cultureInfo, newLine);

    /// <summary>The tensor as NumPy writes it.</summary>
    /// <param name="tensor">The tensor.</param>
    /// <param name="fltFormat">Format of floating-point numbers, as .NET has them.</param>
    /// <param name="width">Characters in a line.</param>
    /// <param name="newLine">What ends a line.</param>
    /// <param name="cultureInfo">Culture of the numbers; none if null.</param>
    public static string npstr(this Tensor tensor, string? fltFormat = "g5", int? width = 100, string? newLine = null, CultureInfo? cultureInfo = null) =>
        tensor.ToString(TorchSharp.TensorStringStyle.Numpy, fltFormat, width, cultureInfo, newLine);

    /// <summary>The tensor as C# writes an array.</summary>
    /// <param name="tensor">The tensor.</param>
    /// <param name="fltFormat">Format of floating-point numbers, as .NET has them.</param>
    /// <param name="width">Characters in a line.</param>
    /// <param name="newLine">What ends a line.</param>
    /// <param name="cultureInfo">Culture of the numbers; none if null.</param>
    public static string cstr(this Tensor tensor, string? fltFormat = "g5", int? width = 100, string? newLine = null, CultureInfo? cultureInfo = null) =>
        tensor.ToString(TorchSharp.TensorStringStyle.CSharp, fltFormat, width, cultureInfo, newLine);

    /// <summary>The tensor as text.</summary>
    /// <param name="tensor">The tensor.</param>
    /// <param name="fltFormat">Format of floating-point numbers, as .NET has them.</param>
    /// <param name="width">Characters in a line.</param>
    /// <param name="newLine">What ends a line.</param>
    /// <param name="cultureInfo">Culture of the numbers; none if null.</param>
    /// <param name="style">Style.</param>
    public static string str(
        this Tensor tensor, string? fltFormat = null, int? width = null, string? newLine = null, CultureInfo? cultureInfo = null,
        TensorStringStyle style = TorchSharp.TensorStringStyle.Default) =>
        tensor.ToString(style, fltFormat, width, cultureInfo, newLine);

    /// <summary>Writes the tensor as text to the console.</summary>
    /// <param name="t">The tensor.</param>
    /// <param name="fltFormat">Format of floating-point numbers, as .NET has them.</param>
    /// <param name="width">Characters in a line.</param>
    /// <param name="newLine">What ends a line.</param>
    /// <param name="cultureInfo">Culture of the numbers; none if null.</param>
    /// <param name="style">Style.</param>
    /// <returns>The tensor.</returns>
    public static Tensor print(
        this Tensor t, string? fltFormat = "g5", int? width = 100, string? newLine = null, CultureInfo? cultureInfo = null,
        TensorStringStyle style = TorchSharp.TensorStringStyle.Default)
    {
        Console.WriteLine(t.ToString(style, fltFormat, width, cultureInfo, newLine));
        return t;
    }
}
