using Meld.Display.Drawing;
using Meld.Media;
using Meld.Media.Audio;

namespace Meld.Display.Plots;

/// <summary>A sound over time: between its lowest and its highest sample in each sliver of time, with speech shaded where it is known.</summary>
internal sealed class WaveformChart(string title, Waveform sound, IReadOnlyList<SpeechSegment> speech) : Chart(title)
{
    private const double PlotHeight = 130;
    private const double Footer = 44;
    private const string SpeechColor = "#D57F02";
    private const double SpeechOpacity = 0.25;

    public override string ToSvg()
    {
        if (sound.Samples.Length == 0) return Empty();
        var peak = sound.Peak() is > 0 and var highest ? highest : 1;
        var axis = new ValueAxis(-peak, peak, "0.0");
        var legend = new Legend(speech.Count == 0 ? [] : [new("speech", SpeechColor, SpeechOpacity)], StandardWidth);
        var legendTop = TitleBlock().Height;
        var top = legendTop + legend.Height + 10;
        var svg = Begin(StandardWidth, top + PlotHeight + Footer, WaveformText.Facts(sound));
        legend.Draw(svg, legendTop);
        var x = new LinearScale(0, sound.Duration.TotalSeconds, axis.Width + 4, StandardWidth - 12);
        var y = axis.Scale(top + PlotHeight, top);
        foreach (var (start, end) in speech) DrawSpeech(svg, start.TotalSeconds, end.TotalSeconds, x, y);
        axis.Draw(svg, y, StandardWidth);
        svg.Add("path", null, ("d", Outline(x, y)), ("fill", SequentialScale.Color), ("stroke", SequentialScale.Color), ("stroke-width", 0.8));
        SecondsAxis.Draw(svg, x, y.Start);
        return svg.Finish();
    }

    public override string ToString() => WaveformText.Of(Title, sound, speech);

    private static void DrawSpeech(SvgWriter svg, double start, double end, LinearScale x, LinearScale y)
    {
        var (left, right) = (x.At(Math.Clamp(start, x.Low, x.High)), x.At(Math.Clamp(end, x.Low, x.High)));
        svg.Add(
            "rect",
            $"speech from {Numbers.Format(start, "0.00")} to {Numbers.Format(end, "0.00")} s",
            ("x", left),
            ("y", y.End),
            ("width", Math.Max(0, right - left)),
            ("height", y.Start - y.End),
            ("fill", SpeechColor),
            ("fill-opacity", SpeechOpacity));
    }

    /// <summary>Forth along the highest samples and back along the lowest; one sliver for each unit of width, or each sample where those are fewer.</summary>
    private string Outline(LinearScale x, LinearScale y)
    {
        var samples = sound.Samples;
        var slivers = Math.Min((int)(x.End - x.Start), samples.Length);
        var upper = new string[slivers];
        var lower = new string[slivers];
        for (var sliver = 0; sliver < slivers; sliver++)
        {
            var (from, to) = ((int)((long)samples.Length * sliver / slivers), (int)((long)samples.Length * (sliver + 1) / slivers));
            var (low, high) = Extent(samples.AsSpan(from..to));
            var place = Markup.Number(x.At((from + to) / 2.0 / sound.SampleRate));
            upper[sliver] = $"{place} {Markup.Number(y.At(high))}";
            lower[slivers - 1 - sliver] = $"{place} {Markup.Number(y.At(low))}";
        }
        return $"M{string.Join('L', upper)}L{string.Join('L', lower)}Z";
    }

    private static (float Low, float High) Extent(ReadOnlySpan<float> samples)
    {
        var (low, high) = (float.MaxValue, float.MinValue);
        foreach (var sample in samples)
        {
            var value = float.IsFinite(sample) ? sample : 0;
            (low, high) = (Math.Min(low, value), Math.Max(high, value));
        }
        return (low, high);
    }
}
