using Meld.Corpus;
using Meld.Display;
using Meld.Evaluation;
using Meld.Metrics;
using Meld.Testing;
using Meld.Tests.Evaluation;
using Meld.Tracking;

namespace Meld.Tests.Display;

public sealed class EvaluationTablesTests
{
    private static readonly SplitPredictions Model = TinyCorpus.Test(0.9, 0.25, 0.875, 0.4);
    private static readonly SplitPredictions Always = TinyCorpus.Test(1, 1, 1, 1);

    [Fact]
    public void All_TinyCorpus_AreAsBefore()
    {
        var comparison = HeadComparison.Of(Always, Model, Head.Emotion, ResampledUnit.Utterance, 200);
        Table[] tables =
        [
            EvaluationTables.Breakdown(Breakdown.Of(TinyCorpus.Corpus, Model, Head.Emotion, Groupings.ByPosition())),
            EvaluationTables.Breakdown(Breakdown.Of(TinyCorpus.Corpus, Model, Head.Emotion, Groupings.ByLength(), Always)),
            EvaluationTables.Calibration(("model", Calibrated(Model)), ("always", Calibrated(Always))),
            EvaluationTables.Mistakes(Mistakes.Worst(TinyCorpus.Corpus, Model, Head.Emotion, 5)),
            EvaluationTables.Differences(comparison, "A", "B"),
            EvaluationTables.Classes(comparison, "A", "B"),
            EvaluationTables.Agreement(comparison, "A", "B"),
        ];
        Snapshot.Match(string.Join("\n\n", tables.Select(table => table.ToString())) + "\n", "evaluation-tables");
    }

    [Fact]
    public void BreakdownChart_Reference_StandsBeforeTheModel()
    {
        var breakdown = Breakdown.Of(TinyCorpus.Corpus, Model, Head.Emotion, Groupings.ByLength(), Always);
        var lines = Charts.Breakdown(breakdown, "text", "floor").ToString().Split('\n');
        Assert.Equal("Weighted F1 by words (test emotion)", lines[0]);
        Assert.Equal(
            ["0 to 2|floor|0.333", "|text|1.000", "6 to 10|floor|0.333", "|text|0.000"],
            lines[1..].Select(line => string.Join('|', line[..7].Trim(), line[9..14].Trim(), line[16..21])));
        var alone = Breakdown.Of(TinyCorpus.Corpus, Model, Head.Emotion, Groupings.ByLength());
        Assert.DoesNotContain("floor", Charts.Breakdown(alone, "text", "floor").ToString());
    }

    private static Calibration Calibrated(SplitPredictions predictions) =>
        Calibration.Of(predictions.Of(Head.Emotion).Truth, predictions.Of(Head.Emotion).Probabilities);
}
