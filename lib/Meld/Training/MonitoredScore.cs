using Meld.Corpus;

namespace Meld.Training;

/// <summary>The score that chooses the best epoch: <c>dev.HEAD.accuracy</c>, <c>weighted_f1</c>, <c>macro_f1</c> or <c>loss</c>, or <c>dev.loss</c>.</summary>
public sealed class MonitoredScore
{
    private readonly Func<EpochResult, double> value;

    private MonitoredScore(string name, bool isLoss, Func<EpochResult, double> value) => (Name, IsLoss, this.value) = (name, isLoss, value);

    /// <summary>The name as given.</summary>
    public string Name { get; }

    /// <summary>Whether less is better.</summary>
    public bool IsLoss { get; }

    /// <summary>Finds a score by its name.</summary>
    /// <param name="name">The name.</param>
    /// <param name="heads">The heads that the model has.</param>
    /// <exception cref="ArgumentException">The name is no score of these heads; the message lists those that are.</exception>
    public static MonitoredScore Parse(string name, IEnumerable<Head> heads)
    {
        var all = All(heads);
        return all.FirstOrDefault(score => score.Name == name)
            ?? throw new ArgumentException($"training.monitor: no score '{name}'; the scores are {string.Join(", ", all.Select(score => score.Name))}.");
    }

    /// <summary>The names of all scores of some heads.</summary>
    public static IReadOnlyList<string> Names(IEnumerable<Head> heads) => [.. All(heads).Select(score => score.Name)];

    /// <summary>The score of an epoch.</summary>
    public double Of(EpochResult result) => value(result);

    /// <summary>Whether a score is better than the best so far; of equals the earlier stays, and what is not a number is never better.</summary>
    public bool IsBetter(double score, double? best) => !double.IsNaN(score) && (best is null || (IsLoss ? score < best : score > best));

    private static List<MonitoredScore> All(IEnumerable<Head> heads) =>
        [.. heads.SelectMany(Of), new MonitoredScore("dev.loss", isLoss: true, result => result.DevLoss)];

    private static IEnumerable<MonitoredScore> Of(Head head) =>
    [
        new MonitoredScore($"dev.{head.Name()}.weighted_f1", isLoss: false, result => result.Of(head).WeightedF1),
        new MonitoredScore($"dev.{head.Name()}.macro_f1", isLoss: false, result => result.Of(head).MacroF1),
        new MonitoredScore($"dev.{head.Name()}.accuracy", isLoss: false, result => result.Of(head).Accuracy),
        new MonitoredScore($"dev.{head.Name()}.loss", isLoss: true, result => result.Of(head).DevLoss),
    ];
}
