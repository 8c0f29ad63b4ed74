namespace Meld.Display.Drawing;

/// <summary>
/// From nothing to full: one hue laid over the page with growing opacity, so that it runs from the page's own colour to blue on light and on
/// dark pages, and lightness alone carries the order (safe for every kind of colour blindness).
/// </summary>
internal static class SequentialScale
{
    /// <summary>Okabe and Ito's blue: both white and black can be read on it.</summary>
    public const string Color = "#0072B2";

    private static readonly Rgb Full = Rgb.Parse(Color);
    private static readonly Rgb White = new(255, 255, 255);
    private static readonly Rgb Black = new(0, 0, 0);

    /// <summary>The opacity of a share from 0 to 1; nothing at all where there is no value.</summary>
    public static double Opacity(double share) => double.IsFinite(share) ? 0.03 + (0.97 * Math.Clamp(share, 0, 1)) : 0;

    /// <summary>
    /// White where white reads better on a light page, else the page's own text colour. On a dark page that is light too, so only the light
    /// page has to be looked at.
    /// </summary>
    public static string TextColor(double opacity)
    {
        var cell = Full.Over(White, opacity);
        return Rgb.Contrast(White, cell) > Rgb.Contrast(Black, cell) ? "#ffffff" : "currentColor";
    }
}
