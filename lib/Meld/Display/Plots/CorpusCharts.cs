using Meld.Corpus;

namespace Meld.Display.Plots;

/// <summary>Charts of a corpus.</summary>
internal static class CorpusCharts
{
    /// <summary>The share of each emotion in each split.</summary>
    public static Chart ClassBalance(DialogueCorpus corpus)
    {
        var series = Splits.All.Select(split => Shares(corpus, split));
        return Charts.GroupedBar(
            "Share of each emotion, by split", corpus.Emotions, [.. series], "0.0 %", BarDirection.Horizontal, BarColoring.Emotion);
    }

    /// <summary>From the emotion of an utterance to that of the next one in the same dialogue.</summary>
    public static Chart Transitions(DialogueCorpus corpus, Split split)
    {
        var emotions = corpus.Emotions;
        var counts = new int[emotions.Count, emotions.Count];
        foreach (var dialogue in corpus.Dialogues(split))
        {
            foreach (var (now, next) in dialogue.Utterances.Zip(dialogue.Utterances.Skip(1)))
                counts[emotions.IndexOf(now.Emotion), emotions.IndexOf(next.Emotion)]++;
        }
        var title = $"Emotion transitions ({split.Name()}): share and count";
        return Matrices.Counts(title, emotions, counts, "from", "to", isFullAtOne: false);
    }

    private static BarSeries Shares(DialogueCorpus corpus, Split split)
    {
        var statistics = new SplitStatistics(corpus, split);
        return new(split.Name(), [.. statistics.Emotions.Select(count => (double)count / statistics.Utterances)]);
    }
}
