using FsCheck;
using FsCheck.Fluent;
using Meld.Metrics;

namespace Meld.Tests.Metrics;

public sealed class PairedBootstrapTests
{
    private const int Few = 400;
    private static readonly int[] Truth = [.. Enumerable.Range(0, 300).Select(row => row * row % 7 % 3)];
    private static readonly int[] Weak = [.. Truth.Select((label, row) => row % 2 == 0 ? label : row % 3)];
    private static readonly int[] Strong = [.. Truth.Select((label, row) => row % 5 != 0 ? label : (label + 1) % 3)];
    private static readonly int[] Dialogues = [.. Truth.Select((_, row) => row / 10)];

    [Fact]
    public void Compare_ScoresOnAllRows_AreThoseOfTheReport()
    {
        var (weak, strong) = (Report(Weak), Report(Strong));
        foreach (var difference in PairedBootstrap.Compare(3, Truth, Weak, Strong, Dialogues, Few))
        {
            Assert.Equal((weak.Value(difference.Score), strong.Value(difference.Score)), (difference.First, difference.Second));
            Assert.Equal(difference.Second - difference.First, difference.Difference);
        }
    }

    [Fact]
    public void Compare_ClearlyBetter_IsTold()
    {
        Assert.All(PairedBootstrap.Compare(3, Truth, Weak, Strong, Dialogues, Few), difference =>
        {
            Assert.InRange(difference.Difference, difference.Low, difference.High);
            Assert.True(difference.Low > 0 && difference.PValue <= 2.0 / (Few + 1) && difference.SecondBetter == 1, difference.ToString());
        });
    }

    [Fact]
    public void Compare_EqualModels_DifferInNothing() => Assert.All(
        PairedBootstrap.Compare(3, Truth, Weak, Weak, Dialogues, Few),
        difference => Assert.Equal((0, 0, 0, 1, 0), (difference.Difference, difference.Low, difference.High, difference.PValue, difference.SecondBetter)));

    [Fact]
    public void Compare_Swapped_IsMirrored() => Prop.ForAll<(byte, byte, byte)[], byte>((rows, seed) =>
    {
        if (rows.Length == 0) return true;
        int[] truth = [.. rows.Select(row => row.Item1 % 4)];
        int[] first = [.. rows.Select(row => row.Item2 % 4)];
        int[] second = [.. rows.Select(row => row.Item3 % 4)];
        int[] units = [.. rows.Select((_, row) => row / 2)];
        var there = PairedBootstrap.Compare(4, truth, first, second, units, 50, seed);
        var back = PairedBootstrap.Compare(4, truth, second, first, units, 50, seed);
        return there.Zip(back).All(pair => pair.First.Difference == -pair.Second.Difference
            && Math.Abs(pair.First.Low + pair.Second.High) < 1e-12 && Math.Abs(pair.First.High + pair.Second.Low) < 1e-12
            && pair.First.PValue == pair.Second.PValue && pair.First.SecondBetter + pair.Second.SecondBetter <= 1);
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void Compare_TwoRows_CountsAllDraws()
    {
        // One row is better, one worse: both drawn once in 1/2 of the resamples, twice the one or twice the other in 1/4 each.
        var accuracy = PairedBootstrap.Compare(2, [0, 0], [0, 1], [1, 0], [0, 1], 20_000)[0];
        Assert.Equal((0, -1, 1, 1), (accuracy.Difference, accuracy.Low, accuracy.High, accuracy.PValue));
        Assert.InRange(accuracy.SecondBetter, 0.24, 0.26);
    }

    [Fact]
    public void Compare_ManyEvenRows_HasTheIntervalOfTheNormalDistribution()
    {
        // Of 400 rows the second alone is right in 60, the first alone in 40: difference 0.05, standard error sqrt(0.25 - 0.05^2) / 20.
        var truth = new int[400];
        int[] first = [.. Enumerable.Range(0, 400).Select(row => row < 60 ? 1 : 0)];
        int[] second = [.. Enumerable.Range(0, 400).Select(row => row is >= 60 and < 100 ? 1 : 0)];
        var accuracy = PairedBootstrap.Compare(2, truth, first, second, [.. Enumerable.Range(0, 400)])[0];
        var half = 1.96 * Math.Sqrt(0.25 - (0.05 * 0.05)) / 20;
        Assert.Equal(0.05 - half, accuracy.Low, 0.004);
        Assert.Equal(0.05 + half, accuracy.High, 0.004);
        // The normal distribution's two-sided p at 2.01 standard errors is 0.044; ties push a bootstrap of counts slightly up.
        Assert.InRange(accuracy.PValue, 0.035, 0.065);
    }

    [Fact]
    public void Compare_RowsThatDependOnOneAnother_WidensTheInterval()
    {
        // Ten rows of a dialogue are all alike: there are 30 draws' worth of knowledge, not 300.
        int[] first = [.. Dialogues.Select(dialogue => dialogue % 3 == 0 ? 1 : 0)];
        int[] second = [.. Dialogues.Select(dialogue => dialogue % 3 == 1 ? 1 : 0)];
        var dialogues = PairedBootstrap.Compare(2, new int[300], first, second, Dialogues, Few)[0];
        var rows = PairedBootstrap.Compare(2, new int[300], first, second, [.. Enumerable.Range(0, 300)], Few)[0];
        Assert.InRange((dialogues.High - dialogues.Low) / (rows.High - rows.Low), 2.5, 3.9);
    }

    [Fact]
    public void Compare_Seed_DecidesEverything()
    {
        var one = PairedBootstrap.Compare(3, Truth, Weak, Strong, Dialogues, Few, seed: 3);
        Assert.Equal(one, PairedBootstrap.Compare(3, Truth, Weak, Strong, Dialogues, Few, seed: 3));
        Assert.NotEqual(one, PairedBootstrap.Compare(3, Truth, Weak, Strong, Dialogues, Few, seed: 4));
    }

    [Fact]
    public void SplitMix64_SeedZero_GivesThePublishedNumbers()
    {
        var random = new SplitMix64(0);
        Assert.Equal([0xE220A8397B1DCDAFul, 0x6E789E6AA1B965F4ul, 0x06C45D188009454Ful], [random.Next(), random.Next(), random.Next()]);
    }

    [Fact]
    public void Compare_UnusableRows_SaysWhy()
    {
        Assert.Contains("no rows", Assert.Throws<ArgumentException>(() => PairedBootstrap.Compare(2, [], [], [], [])).Message);
        Assert.Contains("1 true labels, 1 and 2 predicted", Assert.Throws<ArgumentException>(() => PairedBootstrap.Compare(2, [0], [0], [0, 1], [0])).Message);
        Assert.Contains("Row 0: label 0, 2 or 0", Assert.Throws<ArgumentException>(() => PairedBootstrap.Compare(2, [0], [2], [0], [0])).Message);
    }

    private static ClassificationReport Report(int[] predicted) => ClassificationReport.From(["a", "b", "c"], Truth, predicted);
}
