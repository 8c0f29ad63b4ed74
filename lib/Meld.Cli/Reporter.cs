using Meld.Training;

namespace Meld.Cli;

/// <summary>Passes progress on at once, in the thread that reports it.</summary>
/// <param name="report">What is told.</param>
internal sealed class Reporter(Action<TrainingProgress> report) : IProgress<TrainingProgress>
{
    /// <inheritdoc/>
    public void Report(TrainingProgress value) => report(value);
}
