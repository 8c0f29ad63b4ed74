using Meld.Corpus;
using Meld.Evaluation;
using Meld.Metrics;
using Meld.Tracking;

namespace Meld.Tests.Evaluation;

public sealed class RunComparisonTests
{
    private static readonly StoredRun Majority = Run("a", SampleCorpus.Majority.Predictions);
    private static readonly StoredRun Linear = Run("b", SampleCorpus.Linear.Predictions);

    [Fact]
    public void Of_TwoRuns_ComparesEveryHead()
    {
        var comparison = RunComparison.Of(Majority, Linear, Split.Dev, resamples: 300);
        Assert.Equal(Heads.All, comparison.Heads.Select(head => head.Head));
        Assert.Equal((Split.Dev, SampleCorpus.Corpus.Utterances(Split.Dev).Count), (comparison.Split, comparison.Utterances));
        foreach (var head in comparison.Heads)
        {
            Assert.Equal(SampleCorpus.Linear.Report(Split.Dev, head.Head).PerClass, head.Second.PerClass);
            Assert.Equal(Scores.All.Select(score => head.Second.Value(score) - head.First.Value(score)), head.Differences.Select(entry => entry.Difference));
            var agreement = head.Agreement;
            Assert.Equal(head.First.Confusion.Correct, agreement.BothRight + agreement.OnlyFirst);
            Assert.Equal(head.Second.Confusion.Correct, agreement.BothRight + agreement.OnlySecond);
            Assert.Equal(comparison.Utterances, agreement.BothRight + agreement.OnlyFirst + agreement.OnlySecond + agreement.BothWrong);
        }
    }

    [Fact]
    public void Of_Units_DrawsDialoguesOrUtterances()
    {
        var comparison = HeadComparison.Of(Majority.On(Split.Dev), Linear.On(Split.Dev), Head.Emotion, ResampledUnit.Utterance, 300);
        var own = Linear.On(Split.Dev).Of(Head.Emotion);
        var expected = PairedBootstrap.Compare(
            own.Labels.Count, own.Truth, Majority.On(Split.Dev).Of(Head.Emotion).Predicted, own.Predicted, [.. Enumerable.Range(0, own.Truth.Count)], 300);
        Assert.Equal(expected, comparison.Differences);
        Assert.NotEqual(expected, HeadComparison.Of(Majority.On(Split.Dev), Linear.On(Split.Dev), Head.Emotion, ResampledUnit.Dialogue, 300).Differences);
    }

    [Fact]
    public void Of_OnlyOneHeadInCommon_ComparesThatOne()
    {
        var emotionOnly = Linear with { Labels = new Dictionary<Head, LabelSet> { [Head.Emotion] = Linear.Labels[Head.Emotion] } };
        Assert.Equal([Head.Emotion], RunComparison.Of(Majority, emotionOnly, Split.Dev, resamples: 10).Heads.Select(head => head.Head));
        var sentimentOnly = Majority with { Labels = new Dictionary<Head, LabelSet> { [Head.Sentiment] = Linear.Labels[Head.Sentiment] } };
        Assert.Equal("a and b cannot be compared: they have no head in common.", Refusal(sentimentOnly, emotionOnly));
    }

    [Fact]
    public void Of_DifferentData_IsRefused() => Assert.Equal(
        "a and b cannot be compared: they are runs on different data (hashes 000000000000 and 111111111111).",
        Refusal(Majority, Linear with { DataHash = new string('1', 64) }));

    [Fact]
    public void Of_DifferentLabels_IsRefused()
    {
        var labels = new Dictionary<Head, LabelSet>(Linear.Labels) { [Head.Sentiment] = new LabelSet(["bad", "good"]) };
        Assert.Equal(
            "a and b cannot be compared: their sentiment labels differ (negative, neutral, positive; bad, good).",
            Refusal(Majority, Linear with { Labels = labels }));
    }

    [Fact]
    public void Of_DifferentUtterancesOrTruth_IsRefused()
    {
        var dev = Linear.On(Split.Dev);
        var fewer = dev with { Keys = [.. dev.Keys.Skip(1)] };
        Assert.Equal("a and b cannot be compared: they predict different utterances of dev.", Refusal(Majority, Linear with { Predictions = [fewer] }));
        var emotion = dev.Of(Head.Emotion);
        var otherTruth = dev with { Heads = [emotion with { Truth = [.. emotion.Truth.Reverse()] }, dev.Of(Head.Sentiment)] };
        Assert.Equal("a and b cannot be compared: they hold different true labels for dev.", Refusal(Majority, Linear with { Predictions = [otherTruth] }));
        Assert.Equal("b has no predictions for dev.", Refusal(Majority, Linear with { Predictions = [] }));
        Assert.Throws<ArgumentException>(() => HeadComparison.Of(dev, fewer, Head.Emotion));
    }

    [Theory]
    [InlineData(0.6, 0.613, 0.002, 0.024, 0.02, "weighted F1: B is 1.3 points above A, 95 % interval 0.2 … 2.4, p = 0.020: more than chance")]
    [InlineData(0.6, 0.58, -0.05, 0.01, 0.2, "weighted F1: B is 2.0 points below A, 95 % interval -5.0 … 1.0, p = 0.200: may be chance")]
    [InlineData(0.6, 0.6, -0.0002, 0.01, 1, "weighted F1: B equals A, 95 % interval 0.0 … 1.0, p = 1.000: may be chance")]
    [InlineData(0.6, 0.6001, -0.001, -0.0006, 0.0002, "weighted F1: B is less than 0.1 points above A, 95 % interval -0.1 … -0.1, p < 0.001: more than chance")]
    public void Sentence_Difference_IsInPlainWords(double first, double second, double low, double high, double p, string expected) => Assert.Equal(
        expected, DifferenceText.Sentence(new ScoreDifference(Score.WeightedF1, first, second, low, high, p, 0.9), "A", "B"));

    private static string Refusal(StoredRun first, StoredRun second) =>
        Assert.Throws<RunException>(() => RunComparison.Of(first, second, Split.Dev, resamples: 10)).Message;

    private static StoredRun Run(string path, IReadOnlyList<SplitPredictions> predictions) => new()
    {
        Path = path,
        Title = "made up",
        Seed = 1,
        ExperimentHash = new string('0', 64),
        DataHash = new string('0', 64),
        Labels = Heads.All.ToDictionary(head => head, SampleCorpus.Corpus.Labels),
        Predictions = predictions,
        History = null,
    };
}
