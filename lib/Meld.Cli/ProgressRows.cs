using System.Collections.Concurrent;
using Meld.Training;
using Spectre.Console;

namespace Meld.Cli;

/// <summary>A training's progress on a terminal: a row for each seed with bar, loss, speed, time left and best score on dev.</summary>
internal sealed class ProgressRows : IProgress<TrainingProgress>
{
    private const int LongestBar = 40, ShortestBar = 5, WidthOfTheRest = 66;

    private readonly ConcurrentDictionary<int, TrainingProgress> latest = new();
    private readonly ConcurrentDictionary<int, ProgressTask> tasks = new();

    /// <summary>The columns of a row on a console.</summary>
    public ProgressColumn[] Columns(IAnsiConsole console) =>
    [
        new TaskDescriptionColumn { Alignment = Justify.Left },
        new ProgressBarColumn { Width = Math.Clamp(console.Profile.Width - WidthOfTheRest, ShortestBar, LongestBar) },
        new ProgressTextColumn(task => Of(task, ProgressText.Loss)),
        new ProgressTextColumn(task => Of(task, progress => ProgressText.Speed(progress, "utt/s"))),
        new ProgressTextColumn(task => Of(task, ProgressText.Left)),
        new ProgressTextColumn(task => Of(task, ProgressText.Best)),
    ];

    /// <summary>Makes the rows.</summary>
    public void Begin(ProgressContext context, IReadOnlyList<int> seeds)
    {
        foreach (var seed in seeds) tasks[seed] = context.AddTask(seeds.Count > 1 ? $"seed {seed}" : "training", maxValue: 1);
    }

    /// <inheritdoc/>
    public void Report(TrainingProgress value)
    {
        var task = tasks[value.Seed];
        latest[task.Id] = value;
        task.Description = (tasks.Count > 1 ? $"seed {value.Seed}, " : "") + $"epoch {value.Epoch}/{value.Epochs}";
        // Dev decides when it is enough: a training that stops early is done all the same.
        task.Value = value.Phase == TrainingPhase.Finished ? 1 : value.Fraction;
    }

    private string Of(ProgressTask task, Func<TrainingProgress, string?> text) => latest.TryGetValue(task.Id, out var progress) ? text(progress) ?? "" : "";
}
