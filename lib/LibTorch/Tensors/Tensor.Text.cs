using System.Globalization;

namespace TorchSharp;

public static partial class torch
{
    public partial class Tensor
    {
        /// <summary>Sizes, type and device in one line.</summary>
        public override string ToString() => IsInvalid ? "a disposed tensor" : TensorText.Metadata(this);

        /// <summary>The tensor as text in the default style.</summary>
        /// <param name="disamb">Has no effect: it tells this overload from the others.</param>
        /// <param name="fltFormat">Format of floating-point numbers, as .NET has them.</param>
        /// <param name="width">Characters in a line.</param>
        /// <param name="cultureInfo">Culture of the numbers; none if null.</param>
        /// <param name="newLine">What ends a line.</param>
#pragma warning disable IDE0060 // TorchSharp's signature
        public string ToString(bool disamb, string? fltFormat = null, int? width = null, CultureInfo? cultureInfo = null, string? newLine = null) =>
#pragma warning restore IDE0060
            ToString(TorchSharp.TensorStringStyle.Default, fltFormat, width, cultureInfo, newLine);

        /// <summary>The tensor as text. Of more than 1000 elements only the first and last of each dimension are shown.</summary>
        /// <param name="style">Style.</param>
        /// <param name="fltFormat">Format of floating-point numbers, as .NET has them.</param>
        /// <param name="width">Characters in a line.</param>
        /// <param name="cultureInfo">Culture of the numbers; none if null.</param>
        /// <param name="newLine">What ends a line.</param>
        public string ToString(
            TensorStringStyle style, string? fltFormat = null, int? width = null, CultureInfo? cultureInfo = null, string? newLine = null) =>
            TensorText.Of(this, style, fltFormat, width, cultureInfo, newLine);
    }
}
