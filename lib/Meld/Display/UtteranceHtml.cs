using System.Globalization;
using Meld.Corpus;
using Meld.Display.Drawing;

namespace Meld.Display;

/// <summary>Who says what, when and how, as HTML.</summary>
internal static class UtteranceHtml
{
    /// <summary>How a label stands out: a rounded box.</summary>
    public const string Pill = "display:inline-block;padding:0 .6em;border-radius:1em;white-space:nowrap;line-height:1.6";

    /// <summary>Speaker, time and labels in a line that wraps.</summary>
    /// <param name="utterance">The utterance.</param>
    /// <param name="palette">The colours of emotions.</param>
    /// <param name="more">What stands behind them, as HTML.</param>
    public static string Header(Utterance utterance, EmotionPalette palette, string more = "") =>
        "<div style=\"display:flex;flex-wrap:wrap;align-items:baseline;column-gap:.6em;font-size:.9em\">"
        + $"<bdi style=\"font-weight:600\">{Markup.Escape(utterance.Speaker)}</bdi>"
        + $"<span style=\"opacity:.7;font-variant-numeric:tabular-nums\">{Time(utterance.Start)}, {Seconds(utterance.Duration)}</span>"
        + $"<span style=\"{Pill};background:{Tint(palette[utterance.Emotion])}\">{Markup.Escape(utterance.Emotion)}</span>"
        + $"<span style=\"opacity:.7\">{Markup.Escape(utterance.Sentiment)}</span>{more}</div>";

    /// <summary>The words; <c>dir="auto"</c> lets any script run its own way.</summary>
    public static string Words(Utterance utterance) => $"<div dir=\"auto\" style=\"overflow-wrap:anywhere\">{Markup.Escape(utterance.Text)}</div>";

    /// <summary>A label's colour as a background on which text can be read.</summary>
    public static string Tint(string color) => $"color-mix(in srgb,{color} 26%,transparent)";

    private static string Time(TimeSpan time) => time.ToString(time.TotalHours < 1 ? @"mm\:ss" : @"h\:mm\:ss", CultureInfo.InvariantCulture);

    private static string Seconds(TimeSpan time) => $"{Numbers.Format(time.TotalSeconds, "0.0")} s";
}
