using Meld.Corpus;
using Meld.Display;
using Meld.Metrics;
using Meld.Tests.Corpus;
using Meld.Training;

namespace Meld.Tests.Display;

public sealed class ScoreTablesTests
{
    private static readonly DialogueCorpus Sample = SampleCorpus.Corpus;
    private static readonly BaselineTraining Linear = SampleCorpus.Linear;
    private static readonly BaselineTraining Majority = SampleCorpus.Majority;

    [Fact]
    public void Headline_TwoModels_MarksTheBest()
    {
        var lines = ScoreTables.Headline(Head.Emotion, ("majority", Majority), ("linear", Linear)).ToString().Split('\n');
        Assert.Equal(6, lines.Single(line => line.StartsWith("linear", StringComparison.Ordinal)).Count(character => character == '*'));
    }

    [Fact]
    public void Headline_Predictions_AreShownAsTrainingsAre() => Assert.Equal(
        ScoreTables.Headline(Head.Sentiment, ("majority", Majority), ("linear", Linear)).ToString(),
        ScoreTables.Headline(Head.Sentiment, ("majority", Majority.Predictions), ("linear", Linear.Predictions)).ToString());

    [Fact]
    public void Headline_ModelThatLeftTestAlone_HasNoScoresThere()
    {
        var lines = ScoreTables.Headline(Head.Emotion, ("linear", [Linear.On(Split.Dev)])).ToString().Split('\n');
        Assert.Equal(4, lines.Single(line => line.StartsWith("linear", StringComparison.Ordinal)).Split(' ', StringSplitOptions.RemoveEmptyEntries).Length);
    }

    [Fact]
    public void PerClass_Report_HasARowForEveryLabelWithItsSupport()
    {
        var report = Linear.Report(Split.Test, Head.Sentiment);
        var lines = ScoreTables.PerClass(report).ToString().Split('\n');
        foreach (var (label, scores) in report.Labels.Zip(report.PerClass))
        {
            var fields = lines.Single(line => line.StartsWith(label, StringComparison.Ordinal)).Split(' ', StringSplitOptions.RemoveEmptyEntries);
            string[] expected = [.. new[] { scores.Precision, scores.Recall, scores.F1 }.Select(score => score.ToString("0.0000", null)), $"{scores.Support}"];
            Assert.Equal(expected, fields[1..]);
        }
    }

    [Fact]
    public void TopTerms_ModelWithFewerTermsThanColumns_LeavesCellsEmpty()
    {
        using var directory = AnnotationFiles.Write();
        var tiny = BaselineTrainer.Train(DialogueCorpus.Load(directory.Path), new BaselineExperiment(BaselineKind.Linear));
        Assert.Contains("anger", ScoreTables.TopTerms(tiny.Of(Head.Emotion), count: 500).ToString());
    }

    [Fact]
    public void TopTerms_Linear_HasARowForEveryLabel()
    {
        var text = ScoreTables.TopTerms(Linear.Of(Head.Emotion), count: 3).ToString();
        Assert.All(Sample.Emotions, emotion => Assert.Contains($"\n{emotion} ", text));
    }

    [Fact]
    public void Confusion_Report_HasTheTruthInRows()
    {
        var report = ClassificationReport.From(["yes", "no"], truth: [0, 0, 0, 1], predicted: [1, 1, 0, 1]);
        var lines = Charts.Confusion(report).ToString().Split('\n');
        Assert.Contains("2", lines.Single(line => line.StartsWith("yes", StringComparison.Ordinal)));
        Assert.DoesNotContain("2", lines.Single(line => line.StartsWith("no", StringComparison.Ordinal)));
    }
}
