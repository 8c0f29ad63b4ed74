using System.Globalization;
using Meld.Corpus;
using Meld.Display.Drawing;

namespace Meld.Display;

/// <summary>One utterance of a <see cref="DialogueView"/> as HTML.</summary>
internal static class DialogueRowHtml
{
    private const string Pill = "display:inline-block;padding:0 .6em;border-radius:1em;white-space:nowrap;line-height:1.6";
    private const string Mark = ";outline:1.5px solid currentColor;outline-offset:2px";

    /// <summary>A line with speaker, time and labels above a line with the words; <c>dir="auto"</c> lets any script run its own way.</summary>
    public static string Of(Utterance utterance, string? predicted, EmotionPalette palette, bool isMarked)
    {
        var color = palette[utterance.Emotion];
        return $"<div style=\"border-left:5px solid {color};padding:.15em 0 .35em .8em;margin:0 0 .5em{(isMarked ? Mark : "")}\">"
            + "<div style=\"display:flex;flex-wrap:wrap;align-items:baseline;column-gap:.6em;font-size:.9em\">"
            + $"<bdi style=\"font-weight:600\">{Markup.Escape(utterance.Speaker)}</bdi>"
            + $"<span style=\"opacity:.7;font-variant-numeric:tabular-nums\">{Time(utterance.Start)}, {Seconds(utterance.Duration)}</span>"
            + $"<span style=\"{Pill};background:{Tint(color)}\">{Markup.Escape(utterance.Emotion)}</span>"
            + $"<span style=\"opacity:.7\">{Markup.Escape(utterance.Sentiment)}</span>{Prediction(utterance, predicted, palette)}</div>"
            + $"<div dir=\"auto\" style=\"overflow-wrap:anywhere\">{Markup.Escape(utterance.Text)}</div></div>";
    }

    // Right and wrong differ in sign, words and outline, and only then in colour.
    private static string Prediction(Utterance utterance, string? predicted, EmotionPalette palette)
    {
        if (predicted is null) return "";
        if (predicted == utterance.Emotion) return "<span style=\"opacity:.75\">✓ predicted right</span>";
        return $"<span style=\"{Pill};border:1.5px dashed {palette[predicted]}\">✗ predicted {Markup.Escape(predicted)}</span>";
    }

    private static string Tint(string color) => $"color-mix(in srgb,{color} 26%,transparent)";

    private static string Time(TimeSpan time) => time.ToString(time.TotalHours < 1 ? @"mm\:ss" : @"h\:mm\:ss", CultureInfo.InvariantCulture);

    private static string Seconds(TimeSpan time) => $"{Numbers.Format(time.TotalSeconds, "0.0")} s";
}
