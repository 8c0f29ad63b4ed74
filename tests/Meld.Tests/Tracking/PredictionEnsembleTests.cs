using Meld.Corpus;
using Meld.Metrics;
using Meld.Tests.Evaluation;
using Meld.Tracking;

namespace Meld.Tests.Tracking;

public sealed class PredictionEnsembleTests
{
    // Truth is anger, anger, joy, joy; the numbers are the probability of anger.
    private static readonly SplitPredictions Sure = TinyCorpus.Test(1, 0.25, 0, 0);
    private static readonly SplitPredictions Unsure = TinyCorpus.Test(0.5, 1, 0.75, 0.25);

    [Fact]
    public void Mean_TwoModels_PredictsFromTheMean()
    {
        var mean = PredictionEnsemble.Mean([Sure, Unsure]);
        Assert.Equal([0.75, 0.625, 0.375, 0.125], mean.Of(Head.Sentiment).Probabilities.Select(row => row[0]));
        Assert.Equal([0, 0, 1, 1], mean.Of(Head.Emotion).Predicted);
        Assert.Equal((1, Split.Test), (mean.Report(Head.Emotion).Accuracy, mean.Split));
        Assert.Equal(Sure.Keys, mean.Keys);
    }

    [Fact]
    public void Mix_SharesByHead_AreUsed()
    {
        var shares = new Dictionary<Head, MixtureShare> { [Head.Emotion] = new(1, 0), [Head.Sentiment] = new(0.25, 0) };
        var mixture = PredictionEnsemble.Mix(Sure, Unsure, shares);
        Assert.Equal(Sure.Of(Head.Emotion).Probabilities, mixture.Of(Head.Emotion).Probabilities);
        Assert.Equal(0.625, mixture.Of(Head.Sentiment).Probabilities[0][0]);
    }

    [Fact]
    public void ChooseShares_BothNeeded_IsTheMiddle() => Assert.All(
        PredictionEnsemble.ChooseShares(Sure, Unsure), share => Assert.Equal(new MixtureShare(0.5, 1), share.Value));

    [Fact]
    public void Mean_UnlikeModels_SaysWhatDiffers()
    {
        var fewer = Sure with { Keys = [.. Sure.Keys.Skip(1)] };
        var oneHead = Sure with { Heads = [Sure.Of(Head.Emotion)] };
        var otherLabels = Sure with
        {
            Heads = [Sure.Of(Head.Emotion) with { Labels = new LabelSet(["fear", "joy"]) }, Sure.Of(Head.Sentiment)],
        };
        Assert.Equal("The models predict different utterances.", Refusal(fewer));
        Assert.Equal("The models have different heads.", Refusal(oneHead));
        Assert.Equal("The models have different labels for the emotion.", Refusal(otherLabels));
        Assert.Throws<ArgumentException>(() => PredictionEnsemble.Mean([]));
    }

    private static string Refusal(SplitPredictions other) => Assert.Throws<ArgumentException>(() => PredictionEnsemble.Mean([Sure, other])).Message;
}
