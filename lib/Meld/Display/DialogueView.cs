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
    private readonly Range turns;
    private readonly int? marked;
    private readonly IReadOnlyDictionary<UtteranceKey, string>? predicted;

    private readonly EmotionPalette palette;

    private DialogueView(
        Dialogue dialogue, Range turns, int? marked, IReadOnlyDictionary<UtteranceKey, string>? predicted, IEnumerable<string>? labels)
    {
        palette = labels is null ? EmotionPalette.Default : EmotionPalette.For(labels);
        this.dialogue = dialogue;
        this.turns = turns;
        this.marked = marked;
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
        return new(dialogue, ..Math.Min(maxTurns, dialogue.Utterances.Count), null, predicted, labels);
    }

    /// <summary>Shows one utterance of a dialogue, marked, with those around it.</summary>
    /// <param name="dialogue">The dialogue.</param>
    /// <param name="place">The utterance's place in it, counted from 0.</param>
    /// <param name="turns">How many utterances before and after it are shown; the numbers of those left out are stated.</param>
    /// <param name="predicted">A predicted emotion for some or all utterances.</param>
    /// <param name="labels">All emotions of the corpus, as for <see cref="For"/>.</param>
    public static DialogueView Around(
        Dialogue dialogue,
        int place,
        int turns = 3,
        IReadOnlyDictionary<UtteranceKey, string>? predicted = null,
        IEnumerable<string>? labels = null)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(place);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(place, dialogue.Utterances.Count);
        ArgumentOutOfRangeException.ThrowIfNegative(turns);
        // In 64 bits, so that int.MaxValue turns are all of them.
        var end = (int)Math.Min((long)place + turns + 1, dialogue.Utterances.Count);
        return new(dialogue, Math.Max(0, place - turns)..end, place, predicted, labels);
    }

    /// <inheritdoc/>
    public override string ToHtml()
    {
        var rows = Shown.Select(utterance => DialogueRowHtml.Of(utterance, Prediction(utterance), palette, IsMarked(utterance)));
        return $"<div style=\"max-width:44em;margin:.75em 0\">\n<div style=\"font-weight:600;padding-bottom:.5em\">{Markup.Escape(Heading)}</div>\n"
            + string.Join('\n', [.. Note(EarlierNote), .. rows, .. Note(LaterNote)]) + "\n</div>";

        static IEnumerable<string> Note(string note) =>
            note.Length > 0 ? [$"<div style=\"opacity:.75;padding:.2em .8em\">… {note}</div>"] : [];
    }

    /// <inheritdoc/>
    public override string ToString()
    {
        var width = Shown.Max(utterance => TextWidth.Columns(utterance.Speaker));
        var label = Shown.Max(utterance => TextWidth.Columns(utterance.Emotion)) + 2;
        var rows = Shown.Select(utterance => string.Join(
            "  ",
            MarkText(utterance) + PlainText.Left($"[{utterance.Emotion}]", label),
            PlainText.Left(PlainText.Line(utterance.Speaker), width),
            PlainText.Line(utterance.Text) + PredictionText(utterance)).TrimEnd());
        return string.Join('\n', [PlainText.Line(Heading), .. Note(EarlierNote), .. rows, .. Note(LaterNote)]);

        static IEnumerable<string> Note(string note) => note.Length > 0 ? [$"... {note}"] : [];
    }

    private IEnumerable<Utterance> Shown => dialogue.Utterances.Take(turns);

    private string EarlierNote => turns.Start.Value switch
    {
        0 => "",
        1 => "1 utterance before",
        var count => $"{count} utterances before",
    };

    private string LaterNote => (dialogue.Utterances.Count - turns.End.Value) switch
    {
        0 => "",
        1 => "1 more utterance",
        var count => $"{count} more utterances",
    };

    private string Heading => $"Dialogue {dialogue.Id} ({dialogue.Split.Name()}): {string.Join(", ", dialogue.Speakers)}";

    private string? Prediction(Utterance utterance) =>
        predicted is not null && predicted.TryGetValue(utterance.Key, out var label) ? label : null;

    private bool IsMarked(Utterance utterance) => marked is { } place && dialogue.Utterances[place].Key == utterance.Key;

    // In a view with a marked row, spaces stand before the others, so that labels stay below each other.
    private string MarkText(Utterance utterance) => marked is null ? "" : IsMarked(utterance) ? "> " : "  ";

    private string PredictionText(Utterance utterance) => Prediction(utterance) switch
    {
        null => "",
        var label when label == utterance.Emotion => "  (predicted right)",
        var label => $"  (WRONG: predicted {label})",
    };
}
