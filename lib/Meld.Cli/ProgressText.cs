using System.Globalization;
using Meld.Training;

namespace Meld.Cli;

/// <summary>The words and numbers of a training's progress.</summary>
internal static class ProgressText
{
    /// <summary>An epoch in one line.</summary>
    public static string Epoch(TrainingProgress progress) => string.Join(", ", Parts(
        $"epoch {progress.Epoch}/{progress.Epochs}: {Loss(progress)}",
        progress.LastScore is { } last ? $"dev {Score(last)}" : null,
        Best(progress),
        Speed(progress),
        Left(progress)));

    /// <summary>The end of a training in one line.</summary>
    public static string End(TrainingProgress progress) => string.Join(", ", Parts(
        $"{(progress.Epoch < progress.Epochs ? "stopped in" : "finished")} epoch {progress.Epoch} of {progress.Epochs}",
        progress is { BestScore: { } best, BestEpoch: { } epoch } ? $"best dev {Score(best)} in epoch {epoch}" : null,
        Time(progress.Elapsed)));

    /// <summary>The mean loss of the epoch.</summary>
    public static string Loss(TrainingProgress progress) => string.Create(CultureInfo.InvariantCulture, $"loss {progress.Loss:0.0000}");

    /// <summary>Utterances a second; nothing before it is known.</summary>
    public static string? Speed(TrainingProgress progress, string unit = "utterances/s") => progress.UtterancesPerSecond switch
    {
        0 => null,
        < 10 => string.Create(CultureInfo.InvariantCulture, $"{progress.UtterancesPerSecond:0.0} {unit}"),
        _ => string.Create(CultureInfo.InvariantCulture, $"{progress.UtterancesPerSecond:N0} {unit}"),
    };

    /// <summary>The time left, or at the end the time that it took; nothing before it is known.</summary>
    public static string? Left(TrainingProgress progress) =>
        progress.Phase == TrainingPhase.Finished ? $"in {Time(progress.Elapsed)}" : progress.Remaining is { } left ? $"{Time(left)} left" : null;

    /// <summary>The best score on dev; nothing before there is one.</summary>
    public static string? Best(TrainingProgress progress) => progress.BestScore is { } best ? $"best {Score(best)}" : null;

    private static string Score(double score) => score.ToString("0.0000", CultureInfo.InvariantCulture);

    /// <summary>A time to the second: <c>4:05</c>, or with hours <c>1:04:05</c>.</summary>
    public static string Time(TimeSpan time) =>
        time < TimeSpan.FromHours(1) ? $"{time.Minutes}:{time.Seconds:00}" : $"{(long)time.TotalHours}:{time.Minutes:00}:{time.Seconds:00}";

    private static IEnumerable<string> Parts(params IEnumerable<string?> parts) => parts.OfType<string>();
}
