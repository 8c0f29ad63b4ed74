namespace Meld.Display.Drawing;

/// <summary>
/// 256 opaque colours from dark blue over magenta to pale yellow for pictures of many values. Lightness rises evenly in OKLab (Ottosson, 2020), so equal
/// steps of value look equal, in grey and for every kind of colour blindness too; being opaque, they look the same on a light and on a dark page.
/// </summary>
internal static class PerceptualScale
{
    private const double Darkest = 0.2;
    private const double Lightest = 0.94;
    private const double FirstHue = 275;
    private const double LastHue = 455;

    /// <summary>The colours from lowest to highest.</summary>
    public static IReadOnlyList<Rgb> Colors { get; } = [.. Enumerable.Range(0, 256).Select(index => At(index / 255.0))];

    /// <summary>The place of a share from 0 to 1 among the colours; the lowest where there is no value.</summary>
    public static byte Index(double share) => double.IsNaN(share) ? (byte)0 : (byte)Math.Round(Math.Clamp(share, 0, 1) * 255);

    private static Rgb At(double share)
    {
        var lightness = Darkest + ((Lightest - Darkest) * share);
        var hue = (FirstHue + ((LastHue - FirstHue) * share)) * Math.PI / 180;
        // Colourful in the middle; at both ends only so much as sRGB has at that lightness.
        var chroma = 0.16 * Math.Pow(Math.Sin(Math.PI * (0.12 + (0.76 * share))), 0.8);
        return Rgb.OfOklab(lightness, chroma * Math.Cos(hue), chroma * Math.Sin(hue));
    }
}
