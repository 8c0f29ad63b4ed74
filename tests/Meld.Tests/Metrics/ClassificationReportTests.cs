using FsCheck;
using FsCheck.Fluent;
using Meld.Metrics;
using Meld.Testing;

namespace Meld.Tests.Metrics;

/// <summary>
/// The expectations are the output of scikit-learn 1.2.1's <c>classification_report(truth, predicted, labels=range(k), target_names=names,
/// digits=digits, zero_division=0)</c> on the same rows; where a label is absent, with version 1.5's accuracy line for its "micro avg" line.
/// </summary>
public sealed class ClassificationReportTests
{
    private static readonly string[] Emotions = ["anger", "disgust", "fear", "joy", "neutral", "sadness", "surprise"];

    // Disgust occurs and is never predicted, fear is neither, sadness is predicted only by mistake.
    private static readonly int[] Truth = [0, 0, 1, 3, 3, 3, 4, 4, 4, 4, 4, 4, 5, 6, 6, 0, 4, 3, 4, 6];
    private static readonly int[] Predicted = [0, 4, 4, 3, 4, 3, 4, 4, 4, 4, 3, 4, 4, 6, 6, 0, 4, 3, 0, 5];

    [Theory]
    [InlineData(2)]
    [InlineData(4)]
    public void ToString_AbsentClasses_EqualScikitLearn(int digits) =>
        Snapshot.Match(ClassificationReport.From(Emotions, Truth, Predicted).ToString(digits), $"emotions-{digits}");

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    public void ToString_ExactHalves_RoundToEvenAsScikitLearn(int digits)
    {
        int[] truth = [.. Rows(8, 0), .. Rows(8, 1), .. Rows(8, 2)];
        int[] predicted = [0, .. Rows(3, 1), .. Rows(4, 2), .. Rows(3, 1), .. Rows(4, 0), .. Rows(1, 2), .. Rows(5, 2), .. Rows(3, 0)];
        Snapshot.Match(ClassificationReport.From(["a", "b", "c"], truth, predicted).ToString(digits), $"halves-{digits}");
    }

    [Fact]
    public void ToString_NineteenClasses_EqualScikitLearn()
    {
        var names = Enumerable.Range(0, 19).Select(label => $"class {label}").ToArray();
        var truth = Enumerable.Range(0, 400).Select(i => (i * i + 3 * i) % 19).ToArray();
        var predicted = Enumerable.Range(0, 400).Select(i => (i * i + 3 * i + (i % 5 == 0 ? i : 0)) % 19).ToArray();
        Snapshot.Match(ClassificationReport.From(names, truth, predicted).ToString(8), "nineteen-8");
    }

    [Fact]
    public void ToString_LongAndNonAsciiNames_AlignByCodePoint() => Snapshot.Match(
        ClassificationReport.From(["a considerably longer name", "\U0001F600é"], [0, 1, 1, 0, 1], [0, 1, 0, 0, 1]).ToString(3), "wide-3");

    [Fact]
    public void Scores_AlwaysNeutral_EqualMeldsMajorityFloor()
    {
        // MELD's test split holds 1,256 neutral of 2,610: accuracy 0.4812, weighted F1 0.3127, macro F1 0.0928.
        int[] supports = [345, 68, 50, 402, 1256, 208, 281];
        var truth = supports.SelectMany((support, label) => Rows(support, label)).ToArray();
        var report = ClassificationReport.From(Emotions, truth, Rows(truth.Length, 4));
        Assert.Equal(0.4812, report.Accuracy, 4);
        Assert.Equal(0.3127, report.WeightedAverage.F1, 4);
        Assert.Equal(0.0928, report.MacroAverage.F1, 4);
        Assert.Equal(new ClassScores(0, 0, 0, 68), report.PerClass[1]);
        Assert.Equal(2610, report.WeightedAverage.Support);
    }

    [Fact]
    public void Scores_NoRows_AreZero()
    {
        var report = ClassificationReport.From(Emotions, [], []);
        Assert.Equal((0, 0, 0), (report.Accuracy, report.MacroAverage.F1, report.WeightedAverage.F1));
    }

    [Fact]
    public void Scores_AnyRows_WeightedRecallIsAccuracy() => Prop.ForAll<byte[]>(bytes =>
    {
        var truth = (bytes ?? []).Select(value => value % 7).ToArray();
        var predicted = (bytes ?? []).Select(value => value / 7 % 7).ToArray();
        var report = ClassificationReport.From(Emotions, truth, predicted);
        return Math.Abs(report.WeightedAverage.Recall - report.Accuracy) < 1e-12 && report.PerClass.Sum(scores => scores.Support) == truth.Length;
    }).QuickCheckThrowOnFailure();

    [Theory]
    [InlineData(-1)]
    [InlineData(18)]
    public void ToString_OddDigits_Throws(int digits) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => ClassificationReport.From(Emotions, Truth, Predicted).ToString(digits));

    private static int[] Rows(int count, int label) => [.. Enumerable.Repeat(label, count)];
}
