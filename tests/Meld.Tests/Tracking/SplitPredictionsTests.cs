using Meld.Corpus;
using Meld.Tracking;

namespace Meld.Tests.Tracking;

public sealed class SplitPredictionsTests
{
    private static readonly SplitPredictions Predictions = new(
        Split.Dev,
        [new UtteranceKey(Split.Dev, 0, 0), new UtteranceKey(Split.Dev, 0, 1), new UtteranceKey(Split.Dev, 3, 0)],
        [
            new HeadPredictions(Head.Emotion, new LabelSet(["anger", "joy"]), [0, 1, 1], [[0.9, 0.1], [0.6, 0.4], [0.5, 0.5]]),
            new HeadPredictions(Head.Sentiment, new LabelSet(["bad", "good"]), [0, 1, 1], [[1, 0], [0, 1], [0, 1]]),
        ]);

    [Fact]
    public void Labels_Head_AreTheMostProbableByUtterance()
    {
        var labels = Predictions.Labels(Head.Emotion);
        Assert.Equal(["anger", "anger", "anger"], Predictions.Keys.Select(key => labels[key]));
        Assert.Equal("good", Predictions.Labels(Head.Sentiment)[new UtteranceKey(Split.Dev, 3, 0)]);
    }

    [Fact]
    public void Report_Head_ComparesWithTheTruth()
    {
        Assert.Equal(1 / 3.0, Predictions.Report(Head.Emotion).Accuracy, 12);
        Assert.Equal(1, Predictions.Report(Head.Sentiment).Accuracy);
    }
}
