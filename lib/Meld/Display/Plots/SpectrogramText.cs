using Meld.Display.Drawing;

namespace Meld.Display.Plots;

/// <summary>What there is to say of a spectrogram.</summary>
internal static class SpectrogramText
{
    /// <summary>Its size, length, and range of values.</summary>
    public static string Facts(SpectrogramData data)
    {
        if (data.Frames == 0 || data.Bands == 0) return "No data.";
        var (low, high) = data.Extent;
        var unit = data.Unit.Length > 0 ? $" {PlainText.Line(data.Unit)}" : "";
        return $"{data.Bands} bands and {Numbers.Format(data.Frames, "#,0")} frames over {Numbers.Format(data.Seconds, "0.00")} s, "
            + $"values from {Numbers.Format(low, "#,0.###")} to {Numbers.Format(high, "#,0.###")}{unit}.";
    }
}
