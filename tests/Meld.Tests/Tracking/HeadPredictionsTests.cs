using Meld.Corpus;
using Meld.Tracking;

namespace Meld.Tests.Tracking;

public sealed class HeadPredictionsTests
{
    private static readonly HeadPredictions Anger = new(Head.Emotion, new LabelSet(["anger", "joy"]), [0, 1], [[0.9, 0.1], [0.6, 0.4]]);

    [Fact]
    public void Predicted_Always_IsTheMostProbableLabel() => Assert.Equal([0, 0], Anger.Predicted);

    [Fact]
    public void With_OtherProbabilities_PredictsFromThem()
    {
        var other = Anger with { Probabilities = [[0.9, 0.1], [0.4, 0.6]] };
        Assert.Equal([0, 1], other.Predicted);
        Assert.Equal((0.5, 1), (Anger.Report().Accuracy, other.Report().Accuracy));
        Assert.Equal([0, 0], Anger.Predicted);
    }
}
