using System.Globalization;

namespace Meld.Display.Drawing;

/// <summary>An sRGB colour, with the luminance and contrast of WCAG 2.2.</summary>
internal readonly record struct Rgb(byte Red, byte Green, byte Blue)
{
    /// <summary>Relative luminance from 0 to 1.</summary>
    public double Luminance => (0.2126 * Linear(Red)) + (0.7152 * Linear(Green)) + (0.0722 * Linear(Blue));

    /// <summary>Reads <c>#RRGGBB</c>.</summary>
    public static Rgb Parse(string hex)
    {
        var value = int.Parse(hex.AsSpan(1), NumberStyles.HexNumber, CultureInfo.InvariantCulture);
        return new((byte)(value >> 16), (byte)(value >> 8), (byte)value);
    }

    /// <summary>The contrast ratio of two colours, from 1 (the same) to 21 (black on white).</summary>
    public static double Contrast(Rgb one, Rgb other)
    {
        var (low, high) = (Math.Min(one.Luminance, other.Luminance), Math.Max(one.Luminance, other.Luminance));
        return (high + 0.05) / (low + 0.05);
    }

    /// <summary>What is seen when this colour lies over a page with an opacity.</summary>
    public Rgb Over(Rgb page, double opacity) =>
        new(Mix(Red, page.Red, opacity), Mix(Green, page.Green, opacity), Mix(Blue, page.Blue, opacity));

    /// <summary>The share of light that an sRGB component stands for (IEC 61966-2-1).</summary>
    public static double Linear(byte component)
    {
        var share = component / 255.0;
        return share <= 0.04045 ? share / 12.92 : Math.Pow((share + 0.055) / 1.055, 2.4);
    }

    private static byte Mix(byte over, byte under, double opacity) => (byte)Math.Round((over * opacity) + (under * (1 - opacity)));
}
