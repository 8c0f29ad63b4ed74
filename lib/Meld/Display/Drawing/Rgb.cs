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

    /// <summary>The colour of OKLab coordinates (bottosson.github.io/posts/oklab, 2020); what sRGB lacks is clipped.</summary>
    public static Rgb OfOklab(double lightness, double a, double b)
    {
        var l = Math.Pow(lightness + (0.3963377774 * a) + (0.2158037573 * b), 3);
        var m = Math.Pow(lightness - (0.1055613458 * a) - (0.0638541728 * b), 3);
        var s = Math.Pow(lightness - (0.0894841775 * a) - (1.2914855480 * b), 3);
        return new(
            Component((4.0767416621 * l) - (3.3077115913 * m) + (0.2309699292 * s)),
            Component((-1.2684380046 * l) + (2.6097574011 * m) - (0.3413193965 * s)),
            Component((-0.0041960863 * l) - (0.7034186147 * m) + (1.7076147010 * s)));
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

    private static byte Component(double linear)
    {
        var share = linear <= 0.0031308 ? linear * 12.92 : (1.055 * Math.Pow(linear, 1 / 2.4)) - 0.055;
        return (byte)Math.Round(Math.Clamp(share, 0, 1) * 255);
    }

    private static byte Mix(byte over, byte under, double opacity) => (byte)Math.Round((over * opacity) + (under * (1 - opacity)));
}
