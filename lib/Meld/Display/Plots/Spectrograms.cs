using Meld.Display.Drawing;
using Meld.Media.Audio;

namespace Meld.Display.Plots;

/// <summary>Spectrograms and what is made of them, with what stands beside their rows.</summary>
internal static class Spectrograms
{
    private static readonly double[] Landmarks = [0, 250, 500, 1000, 2000, 4000, 8000, 16000];

    /// <summary>Bands that lie evenly on the mel scale.</summary>
    public static Chart Mel(string title, AudioFrames frames, MelSettings settings, string unit)
    {
        if (settings.Bands != frames.Bands)
            throw new ArgumentException($"The settings have {settings.Bands} bands, the frames {frames.Bands}.", nameof(settings));
        var (low, high) = (MelScale.FromHertz(settings.MinFrequency), MelScale.FromHertz(settings.Top));
        // Each band peaks where the one below it ends, so the middle of row b is at b + 1 of bands + 1 steps.
        double Share(double hertz) => (((MelScale.FromHertz(hertz) - low) / (high - low) * (settings.Bands + 1)) - 0.5) / settings.Bands;
        var within = Landmarks.Where(hertz => hertz >= settings.MinFrequency && hertz <= settings.Top);
        // The ends of the scale lie half a band outside of the picture.
        var rows = within.Select(hertz => (Numbers.Format(hertz, "#,0"), Math.Clamp(Share(hertz), 0, 1)));
        return new SpectrogramChart(Data(title, frames, unit) with { RowUnit = "Hz", Rows = [.. rows] });
    }

    /// <summary>Rows that are counted from 0.</summary>
    public static Chart Coefficients(string title, AudioFrames frames)
    {
        var ticks = new NiceTicks(0, frames.Bands, 5, smallestStep: 1).Values.Where(tick => tick < frames.Bands);
        var rows = ticks.Select(tick => (Numbers.Format(tick, "0"), (tick + 0.5) / frames.Bands));
        return new SpectrogramChart(Data(title, frames, "") with { RowUnit = "coefficient", Rows = [.. rows] });
    }

    private static SpectrogramData Data(string title, AudioFrames frames, string unit) =>
        new() { Title = title, Values = frames.Values, Bands = frames.Bands, Seconds = frames.Count * frames.Interval, Unit = unit, RowUnit = "", Rows = [] };
}
