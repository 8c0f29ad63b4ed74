using Meld.Training;

namespace Meld.Cli;

/// <summary>A training's progress where nothing can be drawn over: one line an epoch and one at the end.</summary>
/// <param name="output">Where the lines go.</param>
/// <param name="seeds">The trainings that run; with several each line says whose it is.</param>
internal sealed class ProgressLines(TextWriter output, IReadOnlyList<int> seeds) : IProgress<TrainingProgress>
{
    private readonly Lock gate = new();

    /// <inheritdoc/>
    public void Report(TrainingProgress value)
    {
        var line = value.Phase switch
        {
            TrainingPhase.Epoch => ProgressText.Epoch(value),
            TrainingPhase.Finished => ProgressText.End(value),
            _ => null,
        };
        if (line is null) return;
        lock (gate)
        {
            output.WriteLine((seeds.Count > 1 ? $"seed {value.Seed}, " : "") + line);
            output.Flush();
        }
    }
}
