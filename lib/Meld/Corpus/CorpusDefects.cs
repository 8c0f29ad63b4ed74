using System.Globalization;
using System.Text.RegularExpressions;

namespace Meld.Corpus;

/// <summary>Finds what a reader of a corpus should know of, from its annotations alone.</summary>
public static partial class CorpusDefects
{
    /// <summary>Longer than this, an utterance is reported: nobody in a conversation speaks for half a minute without a turn.</summary>
    public static TimeSpan LongestPlausible { get; } = TimeSpan.FromSeconds(30);

    /// <summary>Shorter than this, an utterance is reported: a syllable takes longer.</summary>
    public static TimeSpan ShortestPlausible { get; } = TimeSpan.FromSeconds(0.1);

    /// <summary>All defects: those of train, dev and test, each split as a whole first and then in the order of dialogues, and what was repaired.</summary>
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
        var (source, statistics) = (corpus.Sources[(int)split], new SplitStatistics(corpus, split));
        var whole = OfFile(source, corpus.Utterances(split).Count).Concat(OfTexts(corpus, statistics))
            .Select(found => new CorpusDefect(found.Kind, split, null, null, found.Detail));
        var missing = statistics.MissingDialogueIds
            .Select(ids => new CorpusDefect(CorpusDefectKind.MissingDialogue, split, ids.First, null, $"no dialogue {ids}"));
        var single = missing.Concat(corpus.Dialogues(split).SelectMany(OfDialogue)).Concat(source.ShortMilliseconds.Select(ShortMilliseconds));
        return whole.Concat(single.OrderBy(defect => defect.Dialogue));
    }

    private static IEnumerable<(CorpusDefectKind Kind, string Detail)> OfFile(AnnotationSource source, int rows)
    {
        if (source.Serials is { } serials && (serials.Gaps > 0 || serials.Repeated > 0 || !serials.IsAscending))
        {
            var numbers = Text($"{serials.First}..{serials.Last}, {serials.Gaps:#,0} left out, {serials.Repeated:#,0} repeated");
            yield return (CorpusDefectKind.SerialNumbers, numbers + (serials.IsAscending ? "" : ", not in order"));
        }
        if (source.OneDigitHours > 0) yield return (CorpusDefectKind.OneDigitHours, Text($"{source.OneDigitHours:#,0} of {rows:#,0} rows, as in 0:18:00,151"));
        if (source.LineEnds == "mixed") yield return (CorpusDefectKind.MixedLineEnds, "some lines end in CRLF, others in LF");
    }

    private static IEnumerable<(CorpusDefectKind Kind, string Detail)> OfTexts(DialogueCorpus corpus, SplitStatistics split)
    {
        var utterances = corpus.Utterances(split.Split);
        var lost = utterances.Select(utterance => LostApostrophe().Match(utterance.Text)).Where(match => match.Success).ToList();
        if (lost.Count > 0)
            yield return (CorpusDefectKind.LostApostrophes, Text($"{lost.Count:#,0} of {utterances.Count:#,0} texts, such as one with '{lost[0].Value}'"));
        var joint = utterances.Where(utterance => JointSpeaker().IsMatch(utterance.Speaker)).ToList();
        if (joint.Count > 0)
            yield return (CorpusDefectKind.JointSpeakers, Text($"{joint.Count:#,0} of {utterances.Count:#,0} utterances, such as one of '{joint[0].Speaker}'"));
        if (split.Split == Split.Train) yield break;
        var (texts, episodes) = (split.TextsInTrain, split.EpisodesInTrain);
        if (texts + episodes.InTrain == 0) yield break;
        yield return (CorpusDefectKind.SharedWithTrain, Text(
            $"{texts:#,0} of {utterances.Count:#,0} texts (in any case), {episodes.InTrain:#,0} of {episodes.All:#,0} episodes"));
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
            var duration = utterance.Duration;
            if (duration == TimeSpan.Zero) yield return Defect(CorpusDefectKind.ZeroLength, utterance.Key, "starts and ends at the same time");
            else if (duration < ShortestPlausible) yield return Defect(CorpusDefectKind.VeryShort, utterance.Key, Text($"{duration.TotalSeconds:0.000} s"));
            if (duration > LongestPlausible) yield return Defect(CorpusDefectKind.VeryLong, utterance.Key, Text($"{duration.TotalSeconds:0.0} s"));
            if (string.IsNullOrWhiteSpace(utterance.Text)) yield return Defect(CorpusDefectKind.NoWords, utterance.Key, "the text is empty");
        }
    }

    private static CorpusDefect ShortMilliseconds(UtteranceKey key) =>
        Defect(CorpusDefectKind.ShortMilliseconds, key, "under three digits after the comma, read as milliseconds");

    private static CorpusDefect Defect(CorpusDefectKind kind, UtteranceKey key, string detail) => new(kind, key.Split, key.Dialogue, key.Utterance, detail);

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);

    // Contractions that are no words of their own once the apostrophe is gone, unlike "wont" or "ill"; no row of MELD's own files has one.
    [GeneratedRegex(
        @"(?<![\w’'])((do|did|does|is|was|are|have|has|had|could|would|should)nt|(must|could|would|you|we)ve|(you|they)re|(that|what|there)s)(?![\w’'])",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex LostApostrophe();

    [GeneratedRegex(@"\band\b|[,&/]|^(all|both|everyone|everybody)$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex JointSpeaker();
}
