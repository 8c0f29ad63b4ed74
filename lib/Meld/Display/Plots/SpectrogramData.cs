using Meld.Display.Drawing;

namespace Meld.Display.Plots;

/// <summary>What a <see cref="SpectrogramChart"/> shows.</summary>
internal sealed record SpectrogramData
{
    /// <summary>What it is.</summary>
    public required string Title { get; init; }

    /// <summary><c>[bands, frames]</c>, the lowest band first; the lowest colour stands where a value is not finite.</summary>
    public required float[] Values { get; init; }

    /// <summary>Values at one time.</summary>
    public required int Bands { get; init; }

    /// <summary>How many times there are.</summary>
    public int Frames => Bands == 0 ? 0 : Values.Length / Bands;

    /// <summary>How long they last together.</summary>
    public required double Seconds { get; init; }

    /// <summary>What a value is, such as <c>dB</c>; empty for a bare number.</summary>
    public required string Unit { get; init; }

    /// <summary>What a band is, such as <c>Hz</c>.</summary>
    public required string RowUnit { get; init; }

    /// <summary>Labels beside the picture and where they stand, as a share of its height from below.</summary>
    public required IReadOnlyList<(string Label, double Share)> Rows { get; init; }

    /// <summary>The lowest and the highest finite value; never equal.</summary>
    public (double Low, double High) Extent
    {
        get
        {
            float[] finite = [.. Values.Where(float.IsFinite)];
            if (finite.Length == 0) return (0, 1);
            var (low, high) = (finite.Min(), finite.Max());
            return low < high ? (low, high) : (low - 0.5, high + 0.5);
        }
    }

    /// <summary>The picture as PNG, one pixel a value, the highest band on top.</summary>
    public byte[] Picture(double low, double high)
    {
        var pixels = new byte[Values.Length];
        for (var band = 0; band < Bands; band++)
        {
            var row = (Bands - 1 - band) * Frames;
            for (var frame = 0; frame < Frames; frame++)
            {
                var value = Values[(band * Frames) + frame];
                pixels[row + frame] = PerceptualScale.Index(float.IsFinite(value) ? (value - low) / (high - low) : 0);
            }
        }
        return PalettePng.Encode(pixels, Frames, PerceptualScale.Colors);
    }
}
