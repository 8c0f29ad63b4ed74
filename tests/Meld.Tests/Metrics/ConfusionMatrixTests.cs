using Meld.Metrics;

namespace Meld.Tests.Metrics;

public sealed class ConfusionMatrixTests
{
    private static readonly string[] Labels = ["negative", "neutral", "positive"];

    [Fact]
    public void From_Rows_CountsTruthByPrediction()
    {
        var matrix = ConfusionMatrix.From(Labels, [0, 0, 1, 2, 2], [0, 1, 1, 1, 2]);
        Assert.Equal((1, 1, 0), (matrix[0, 0], matrix[0, 1], matrix[0, 2]));
        Assert.Equal((2, 3, 1), (matrix.Support(0), matrix.Predicted(1), matrix.Predicted(2)));
        Assert.Equal((5, 3), (matrix.Total, matrix.Correct));
    }

    [Fact]
    public void Constructor_CallersArray_IsCopied()
    {
        var counts = new int[3, 3];
        var matrix = new ConfusionMatrix(Labels, counts);
        counts[1, 1] = 5;
        Assert.Equal(0, matrix[1, 1]);
    }

    [Fact]
    public void From_WrongInput_Throws()
    {
        Assert.Throws<ArgumentException>(() => ConfusionMatrix.From(Labels, [0], [0, 1]));
        Assert.Throws<ArgumentException>(() => ConfusionMatrix.From(Labels, [3], [0]));
        Assert.Throws<ArgumentException>(() => ConfusionMatrix.From(Labels, [0], [-1]));
        Assert.Throws<ArgumentException>(() => new ConfusionMatrix(Labels, new int[2, 3]));
        Assert.Throws<ArgumentException>(() => new ConfusionMatrix(["one"], new[,] { { -1 } }));
    }
}
