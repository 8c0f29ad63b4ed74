using FsCheck;
using FsCheck.Fluent;
using Meld.Metrics;

namespace Meld.Tests.Metrics;

public sealed class EnsembleTests
{
    private static readonly string[] Labels = ["no", "yes"];
    private static readonly double[][] First = [[0.9, 0.1], [0.3, 0.7]];
    private static readonly double[][] Second = [[0.5, 0.5], [0.1, 0.9]];

    [Fact]
    public void Mean_TwoModels_IsHalfway()
    {
        var mean = Ensemble.Mean([First, Second]);
        Assert.Equal([0.7, 0.3, 0.2, 0.8], mean.SelectMany(row => row), (a, b) => Math.Abs(a - b) < 1e-15);
    }

    [Fact]
    public void Mean_OneModel_IsTheModel() => Assert.Equal(First, Ensemble.Mean([First]));

    [Theory]
    [InlineData(1, 0.9)]
    [InlineData(0, 0.5)]
    [InlineData(0.25, 0.6)]
    public void Mix_Share_BelongsToTheFirst(double share, double expected) =>
        Assert.Equal(expected, Ensemble.Mix(First, Second, share)[0][0], 15);

    [Fact]
    public void MeanAndMix_AnyProbabilities_SumToOne() => Prop.ForAll<(byte, byte, byte)[], (byte, byte, byte)[], byte>((first, second, share) =>
    {
        var rows = Math.Min(first.Length, second.Length);
        var (a, b) = (Probabilities(first, rows), Probabilities(second, rows));
        return Ensemble.Mean([a, b, a]).Concat(Ensemble.Mix(a, b, share / 255.0)).All(row => Math.Abs(row.Sum() - 1) < 1e-12);
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void ChooseShare_OneModelRight_LeansOnItNoFurtherThanItHelps()
    {
        // Both rows are right while the sure mistake's share w has 0.8 w < 0.3 (1 - w), that is w < 0.27.
        double[][] wrong = [[0.1, 0.9], [0.9, 0.1]];
        double[][] right = [[0.65, 0.35], [0.35, 0.65]];
        Assert.Equal(new MixtureShare(0.25, 1), Ensemble.ChooseShare(Labels, [0, 1], wrong, right));
        Assert.Equal(new MixtureShare(0.75, 1), Ensemble.ChooseShare(Labels, [0, 1], right, wrong));
    }

    [Fact]
    public void ChooseShare_EqualModels_IsTheMiddle() => Assert.Equal(0.5, Ensemble.ChooseShare(Labels, [0, 0], First, First).Share);

    [Fact]
    public void ChooseShare_TwoSharesAsNearTheMiddle_IsTheSmaller()
    {
        // At 0.5 both labels are equal and the first wins, which is wrong in each row; a step to either side puts one of the two rows right.
        double[][] first = [[0.4, 0.6], [0.6, 0.4]];
        double[][] second = [[0.6, 0.4], [0.4, 0.6]];
        Assert.Equal(0.45, Ensemble.ChooseShare(Labels, [1, 1], first, second).Share);
    }

    [Fact]
    public void Mix_DifferentShapes_SaysWhere()
    {
        var row = Assert.Throws<ArgumentException>(() => Ensemble.Mix(First, [[1, 0], [1]], 0));
        Assert.Contains("Row 1: one model has 2 probabilities, another 1", row.Message);
        Assert.Contains("2 rows of probabilities, another 1", Assert.Throws<ArgumentException>(() => Ensemble.Mean([First, [[1, 0]]])).Message);
    }

    [Fact]
    public void Mean_NoModel_Throws() => Assert.Throws<ArgumentException>(() => Ensemble.Mean([]));

    [Theory]
    [InlineData(-0.1)]
    [InlineData(1.1)]
    [InlineData(double.NaN)]
    public void Mix_ShareOutsideTheRange_Throws(double share) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => Ensemble.Mix(First, Second, share));

    private static double[][] Probabilities((byte A, byte B, byte C)[] weights, int rows) =>
        [.. weights.Take(rows).Select(row => new[] { row.A + 1.0, row.B, row.C }).Select(row => row.Select(weight => weight / row.Sum()).ToArray())];
}
