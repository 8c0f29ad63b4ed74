namespace Meld.Metrics;

/// <summary>The scores in their fixed order, their names, and their values in a report.</summary>
public static class Scores
{
    /// <summary>Accuracy, weighted F1, macro F1: the order of every table and file.</summary>
    public static IReadOnlyList<Score> All { get; } = [Score.Accuracy, Score.WeightedF1, Score.MacroF1];

    /// <summary>The name for people, <c>accuracy</c>, <c>weighted F1</c> or <c>macro F1</c>.</summary>
    public static string Name(this Score score) => score switch
    {
        Score.Accuracy => "accuracy",
        Score.WeightedF1 => "weighted F1",
        Score.MacroF1 => "macro F1",
        _ => throw new ArgumentOutOfRangeException(nameof(score), score, "Not a score."),
    };

    /// <summary>The value of a score in a report, a fraction from 0 to 1.</summary>
    public static double Value(this ClassificationReport report, Score score) => score switch
    {
        Score.Accuracy => report.Accuracy,
        Score.WeightedF1 => report.WeightedAverage.F1,
        Score.MacroF1 => report.MacroAverage.F1,
        _ => throw new ArgumentOutOfRangeException(nameof(score), score, "Not a score."),
    };
}
