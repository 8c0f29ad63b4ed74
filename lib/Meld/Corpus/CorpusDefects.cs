using System.Globalization;

namespace Meld.Corpus;

/// <summary>Finds what a reader of a corpus should know of, from its annotations alone.</summary>
public static class CorpusDefects
{
    /// <summary>Longer than this, an utterance is reported: nobody in a conversation speaks for half a minute without a turn.</summary>
    public static TimeSpan LongestPlausible { get; } = TimeSpan.FromSeconds(30);

    /// <summary>All defects, split by split in the order of dialogues.</summary>
    public static IReadOnlyList<CorpusDefect> Of(DialogueCorpus corpus) =>
    [
        .. Splits.All.SelectMany(split => OfSplit(corpus, split)),
        .. corpus.Repairs.Select(repair => new CorpusDefect(
            CorpusDefectKind.Repaired,
            repair.Key.Split,
            repair.Key.Dialogue,
            repair.Key.Utterance,
            $"{repair.Column}: {repair.Kind.ToString().ToLowerInvariant()}")),
    ];

    private static IEnumerable<CorpusDefect> OfSplit(DialogueCorpus corpus, Split split)
    {
        var missing = new SplitStatistics(corpus, split).MissingDialogueIds
            .Select(ids => new CorpusDefect(CorpusDefectKind.MissingDialogue, split, ids.First, null, $"no dialogue {ids}"));
        return missing.Concat(corpus.Dialogues(split).SelectMany(OfDialogue)).OrderBy(defect => defect.Dialogue);
    }

    private static IEnumerable<CorpusDefect> OfDialogue(Dialogue dialogue)
    {
        if (dialogue.HasGaps)
        {
            var ids = string.Join(", ", dialogue.MissingUtteranceIds);
            yield return new CorpusDefect(CorpusDefectKind.MissingUtterance, dialogue.Split, dialogue.Id, null, $"no utterance {ids}");
        }
        foreach (var utterance in dialogue.Utterances)
        {
            if (utterance.Duration == TimeSpan.Zero) yield return Defect(CorpusDefectKind.ZeroLength, utterance, "starts and ends at the same time");
            if (utterance.Duration > LongestPlausible) yield return Defect(CorpusDefectKind.VeryLong, utterance, Seconds(utterance.Duration));
            if (string.IsNullOrWhiteSpace(utterance.Text)) yield return Defect(CorpusDefectKind.NoWords, utterance, "the text is empty");
        }
    }

    private static CorpusDefect Defect(CorpusDefectKind kind, Utterance utterance, string detail) =>
        new(kind, utterance.Key.Split, utterance.Key.Dialogue, utterance.Key.Utterance, detail);

    private static string Seconds(TimeSpan duration) => duration.TotalSeconds.ToString("0.0", CultureInfo.InvariantCulture) + " s";
}
