using Meld.Metrics;

namespace Meld.Tests.Metrics;

public sealed class PredictionsTests
{
    [Fact]
    public void MostProbable_Ties_TakesTheFirst() =>
        Assert.Equal([1, 0, 2], Predictions.MostProbable([[0.2, 0.5, 0.3], [0.4, 0.4, 0.2], [0.1, 0.2, 0.7]]));
}
