using Meld.Corpus;
using Meld.Display.Drawing;

namespace Meld.Display;

/// <summary>
/// A dialogue as it went: a row for each utterance with speaker, time, words and emotion, an edge in the emotion's colour, and, where there are
/// predictions, whether each is right, in a sign and in words.
/// </summary>
public sealed class DialogueView : Visual
{
    private readonly Dialogue dialogue;
    private readonly int turns;
    private readonly IReadOnlyDictionary<UtteranceKey, string>? predicted;

    private readonly EmotionPalette palette;

    private DialogueView(Dialogue dialogue, int turns, IReadOnlyDictionary<UtteranceKey, string>? predicted, EmotionPalette palette)
    {
        this.palette = palette;
        this.dialogue = dialogue;
        this.turns = turns;
        this.predicted = predicted;
    }

    /// <summary>Shows a dialogue.</summary>
    /// <param name="dialogue">The dialogue.</param>
    /// <param name="maxTurns">Show no more than its first utterances; the number of those left out is stated.</param>
    /// <param name="predicted">A predicted emotion for some or all utterances.</param>
    /// <param name="labels">All emotions of the corpus, which gives labels of its own the colours of its charts; MELD's when null.</param>
    public static DialogueView For(
        Dialogue dialogue,
        int maxTurns = int.MaxValue,
        IReadOnlyDictionary<UtteranceKey, string>? predicted = null,
        IEnumerable<string>? labels = null)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(maxTurns, 1);
        return new(dialogue, Math.Min(maxTurns, dialogue.Utterances.Count), predicted, labels is null ? EmotionPalette.Default : EmotionPalette.For(labels));
    }

    /// <inheritdoc/>
    public override string ToHtml()
    {
        var rows = Shown.Select(utterance => DialogueRowHtml.Of(utterance, Prediction(utterance), palette));
        var note = LeftOut > 0 ? $"\n<div style=\"opacity:.75;padding:.2em .8em\">… {LeftOutNote}</div>" : "";
        return $"<div style=\"max-width:44em;margin:.75em 0\">\n<div style=\"font-weight:600;padding-bottom:.5em\">{Markup.Escape(Heading)}</div>\n"
            + $"{string.Join('\n', rows)}{note}\n</div>";
    }

    /// <inheritdoc/>
    public override string ToString()
    {
        var width = Shown.Max(utterance => TextWidth.Columns(utterance.Speaker));
        var label = Shown.Max(utterance => TextWidth.Columns(utterance.Emotion)) + 2;
        var rows = Shown.Select(utterance => string.Join(
            "  ",
            PlainText.Left($"[{utterance.Emotion}]", label),
            PlainText.Left(PlainText.Line(utterance.Speaker), width),
            PlainText.Line(utterance.Text) + PredictionText(utterance)).TrimEnd());
        return string.Join('\n', [PlainText.Line(Heading), .. rows, .. LeftOut > 0 ? [$"... {LeftOutNote}"] : Array.Empty<string>()]);
    }

    private IEnumerable<Utterance> Shown => dialogue.Utterances.Take(turns);

    private int LeftOut => dialogue.Utterances.Count - turns;

    private string LeftOutNote => LeftOut == 1 ? "1 more utterance" : $"{LeftOut} more utterances";

    private string Heading => $"Dialogue {dialogue.Id} ({dialogue.Split.Name()}): {string.Join(", ", dialogue.Speakers)}";

    private string? Prediction(Utterance utterance) =>
        predicted is not null && predicted.TryGetValue(utterance.Key, out var label) ? label : null;

    private string PredictionText(Utterance utterance) => Prediction(utterance) switch
    {
        null => "",
        var label when label == utterance.Emotion => "  (predicted right)",
        var label => $"  (WRONG: predicted {label})",
    };
}
