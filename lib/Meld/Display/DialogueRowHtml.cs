using Meld.Corpus;
using Meld.Display.Drawing;

namespace Meld.Display;

/// <summary>One utterance of a <see cref="DialogueView"/> as HTML.</summary>
internal static class DialogueRowHtml
{
    private const string Mark = ";outline:1.5px solid currentColor;outline-offset:2px";

    /// <summary>A line with speaker, time and labels above a line with the words.</summary>
    public static string Of(Utterance utterance, string? predicted, EmotionPalette palette, bool isMarked) =>
        $"<div style=\"border-left:5px solid {palette[utterance.Emotion]};padding:.15em 0 .35em .8em;margin:0 0 .5em{(isMarked ? Mark : "")}\">"
        + UtteranceHtml.Header(utterance, palette, Prediction(utterance, predicted, palette))
        + UtteranceHtml.Words(utterance) + "</div>";

    // Right and wrong differ in sign, words and outline, and only then in colour.
    private static string Prediction(Utterance utterance, string? predicted, EmotionPalette palette)
    {
        if (predicted is null) return "";
        if (predicted == utterance.Emotion) return "<span style=\"opacity:.75\">✓ predicted right</span>";
        return $"<span style=\"{UtteranceHtml.Pill};border:1.5px dashed {palette[predicted]}\">✗ predicted {Markup.Escape(predicted)}</span>";
    }
}
