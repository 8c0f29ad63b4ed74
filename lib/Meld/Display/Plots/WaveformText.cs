using Meld.Display.Drawing;
using Meld.Media;
using Meld.Media.Audio;

namespace Meld.Display.Plots;

/// <summary>What there is to say of a sound.</summary>
internal static class WaveformText
{
    /// <summary>The largest magnitude of a sample; 0 without a finite one.</summary>
    public static float Peak(this Waveform sound) => sound.Samples.Where(float.IsFinite).Select(Math.Abs).DefaultIfEmpty().Max();

    /// <summary>Length, rate, the loudest sample and the loudness of all, in decibels below full scale.</summary>
    public static string Facts(Waveform sound)
    {
        if (sound.Samples.Length == 0) return "No sample.";
        var power = sound.Samples.Where(float.IsFinite).Select(sample => (double)sample * sample).DefaultIfEmpty().Average();
        var level = power > 0 ? $"{Numbers.Format(10 * Math.Log10(power), "0.0")} dB" : "silence";
        return $"{Numbers.Format(sound.Duration.TotalSeconds, "0.00")} s at {Numbers.Format(sound.SampleRate, "#,0")} Hz, "
            + $"peak {Numbers.Format(sound.Peak(), "0.000")}, {level} on average.";
    }

    /// <summary>Title, facts, and where there is speech.</summary>
    public static string Of(string title, Waveform sound, IReadOnlyList<SpeechSegment> speech)
    {
        var lines = speech.Select(part => $"speech {Numbers.Format(part.Start.TotalSeconds, "0.00")} to {Numbers.Format(part.End.TotalSeconds, "0.00")} s");
        return string.Join('\n', [PlainText.Line(title), Facts(sound), .. lines]);
    }
}
