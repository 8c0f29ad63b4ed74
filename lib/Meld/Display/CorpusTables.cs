using System.Globalization;
using Meld.Corpus;

namespace Meld.Display;

/// <summary>Tables of what a corpus holds; every one has a column for each split.</summary>
public static class CorpusTables
{
    private static readonly string[] SplitNames = [.. Splits.All.Select(split => split.Name())];

    /// <summary>Utterances, dialogues, ids and gaps.</summary>
    public static Table Counts(DialogueCorpus corpus) => BySplit(corpus, "Counts",
    [
        ("utterances (rows)", split => split.Utterances),
        ("dialogues", split => split.Dialogues),
        ("dialogue ids", split => $"{split.DialogueIds.First}..{split.DialogueIds.Last}"),
        ("missing dialogue ids", split => split.MissingDialogueIds.Count == 0 ? "none" : string.Join(", ", split.MissingDialogueIds)),
        ("dialogues with gaps in utterance ids", split => split.DialoguesWithGaps.Count),
        ("utterances a dialogue, least", split => split.UtterancesPerDialogue.Minimum),
        ("utterances a dialogue, mean", split => split.UtterancesPerDialogue.Mean),
        ("utterances a dialogue, most", split => split.UtterancesPerDialogue.Maximum),
        ("dialogues of one utterance", split => split.SingleUtteranceDialogues),
        ("repaired values", split => corpus.Repairs.Count(repair => repair.Key.Split == split.Split)),
    ]);

    /// <summary>How the annotation files are written.</summary>
    public static Table Files(DialogueCorpus corpus) => BySplit(corpus, "Files",
    [
        ("line ends", split => Source(corpus, split).LineEnds),
        ("rows with a one-digit hour", split => Source(corpus, split).OneDigitHours),
        ("serial numbers", split => Source(corpus, split).Serials is { } serials ? $"{serials.First}..{serials.Last}" : "none"),
        ("gaps in them", split => Source(corpus, split).Serials?.Gaps ?? 0),
        ("repeated ones", split => Source(corpus, split).Serials?.Repeated ?? 0),
        ("they rise from row to row", split => Source(corpus, split).Serials is { } serials ? serials.IsAscending ? "yes" : "no" : "none"),
    ]);

    /// <summary>Number of utterances of each emotion and each sentiment.</summary>
    public static Table Labels(DialogueCorpus corpus) => BySplit(corpus, "Labels",
    [
        .. corpus.Emotions.Select((label, index) => (label, (Func<SplitStatistics, object>)(split => split.Emotions[index]))),
        .. corpus.Sentiments.Select((label, index) => ($"sentiment {label}", (Func<SplitStatistics, object>)(split => split.Sentiments[index]))),
    ]);

    /// <summary>Number of utterances of each sentiment for every emotion that has more than one, written <c>614/0/591</c>.</summary>
    public static Table Sentiments(DialogueCorpus corpus) => BySplit(corpus, $"Sentiment of each emotion ({string.Join('/', corpus.Sentiments)})",
    [
        .. corpus.Emotions.Select(emotion => (emotion, (Func<SplitStatistics, object>)(split => string.Join('/', split.SentimentsOf(emotion))))),
    ]);

    /// <summary>Texts, speakers, episodes and what dev and test share with train.</summary>
    public static Table Texts(DialogueCorpus corpus) => BySplit(corpus, "Texts and speakers",
    [
        ("words an utterance, mean", split => split.Words.Mean),
        ("words an utterance, most", split => split.Words.Maximum),
        ("texts with characters outside ASCII", split => split.NonAsciiTexts),
        ("the most frequent of them", split => MostFrequent(split)),
        ("speakers", split => split.Speakers.Count),
        ("speakers of one utterance", split => split.Speakers.Count(speaker => speaker.Value == 1)),
        ("share of the six most talkative", split => Percent(split.Speakers.Take(6).Sum(speaker => speaker.Value), split.Utterances)),
        ("episodes", split => split.EpisodesInTrain.All),
        ("episodes also in train", split => split.EpisodesInTrain.InTrain),
        ("texts also in train (any case)", split => split.TextsInTrain),
    ]);

    /// <summary>Durations by the annotations, in seconds.</summary>
    public static Table Durations(DialogueCorpus corpus) => BySplit(corpus, "Duration of an utterance in seconds",
    [
        ("least", split => split.Seconds.Minimum),
        ("median", split => split.Seconds.Median),
        ("mean", split => split.Seconds.Mean),
        ("most", split => split.Seconds.Maximum),
        ("all together", split => split.Seconds.Total),
        ("utterances under half a second", split => split.ShorterThanHalfASecond),
    ]);

    /// <summary>The most talkative speakers of train and how often each of them speaks in every split.</summary>
    public static Table Speakers(DialogueCorpus corpus, int count = 10) => BySplit(corpus, "Utterances of the most talkative speakers",
    [
        .. new SplitStatistics(corpus, Split.Train).Speakers.Take(count).Select(speaker =>
            (speaker.Key, (Func<SplitStatistics, object>)(split => split.Speakers.FirstOrDefault(entry => entry.Key == speaker.Key).Value))),
    ]);

    /// <summary>What a reader of the corpus should know of, the kinds that spoil an utterance first: odd durations, gaps, repairs.</summary>
    public static Table Defects(DialogueCorpus corpus, int maxRows = 25)
    {
        var defects = CorpusDefects.Of(corpus).OrderBy(defect => defect.Kind).ToList();
        var kinds = defects.CountBy(defect => defect.Kind)
            .Select(kind => string.Create(CultureInfo.InvariantCulture, $"{kind.Value:#,0} {Words(kind.Key)}"));
        return Table.Of(
            ["what", "split", "dialogue", "utterance", "detail"],
            defects.Select(IReadOnlyList<object?> (defect) =>
                [Words(defect.Kind), defect.Split.Name(), defect.Dialogue, defect.Utterance, defect.Detail]))
            .WithCaption($"Worth knowing: {(defects.Count == 0 ? "nothing" : string.Join(", ", kinds))}")
            .WithMaxRows(maxRows);
    }

    private static Table BySplit(DialogueCorpus corpus, string caption, IReadOnlyList<(string Name, Func<SplitStatistics, object> Value)> facts)
    {
        SplitStatistics[] splits = [.. Splits.All.Select(split => new SplitStatistics(corpus, split))];
        var table = Table.Of(
            ["", .. SplitNames],
            facts.Select(IReadOnlyList<object?> (fact) => [fact.Name, .. splits.Select(split => Text(fact.Value(split)))]));
        for (var column = 1; column <= splits.Length; column++) table = table.AlignRight(column);
        return table.WithCaption(caption).WithMaxRows(Math.Max(1, facts.Count));
    }

    private static AnnotationSource Source(DialogueCorpus corpus, SplitStatistics split) => corpus.Sources[(int)split.Split];

    private static object Text(object value) => value switch
    {
        int count => count.ToString("#,0", CultureInfo.InvariantCulture),
        double number => number.ToString("#,0.###", CultureInfo.InvariantCulture),
        _ => value,
    };

    private static string Percent(int part, int whole) => ((double)part / whole).ToString("0 %", CultureInfo.InvariantCulture);

    private static string MostFrequent(SplitStatistics split) => split.NonAsciiCharacters.Count == 0
        ? "none"
        : string.Join(' ', split.NonAsciiCharacters.Take(3).Select(pair =>
            string.Create(CultureInfo.InvariantCulture, $"{pair.Key}\u00d7{pair.Value:#,0}")));

    private static string Words(CorpusDefectKind kind) => kind switch
    {
        CorpusDefectKind.VeryLong => "very long",
        CorpusDefectKind.ZeroLength => "zero length",
        CorpusDefectKind.VeryShort => "very short",
        CorpusDefectKind.NoWords => "no words",
        CorpusDefectKind.LostApostrophes => "lost apostrophes",
        CorpusDefectKind.MissingDialogue => "missing dialogue",
        CorpusDefectKind.MissingUtterance => "missing utterance",
        CorpusDefectKind.SharedWithTrain => "shared with train",
        CorpusDefectKind.JointSpeakers => "joint speakers",
        CorpusDefectKind.ShortMilliseconds => "short milliseconds",
        CorpusDefectKind.OneDigitHours => "one-digit hours",
        CorpusDefectKind.SerialNumbers => "serial numbers",
        CorpusDefectKind.MixedLineEnds => "mixed line ends",
        CorpusDefectKind.Repaired => "repaired",
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "Not a kind of defect."),
    };
}
