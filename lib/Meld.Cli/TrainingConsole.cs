using System.Globalization;
using Meld.Tracking;
using Meld.Training;
using Spectre.Console;

namespace Meld.Cli;

/// <summary>What a person sees of a training: progress and notes while it goes on, the scores at its end.</summary>
/// <param name="output">Takes the scores.</param>
/// <param name="error">Takes progress and notes.</param>
internal sealed class TrainingConsole(TextWriter output, TextWriter error)
{
    /// <summary>Shows what trainings say while they go on.</summary>
    /// <param name="seeds">Their seeds.</param>
    /// <param name="train">The work; is given what to tell.</param>
    public Task<T> ShowAsync<T>(IReadOnlyList<int> seeds, Func<Action<int, SeedMessage>, Task<T>> train)
    {
        var console = ProgressBar.Console(error);
        return ProgressBar.ShowAsync(console, seeds, progress => train((seed, message) =>
        {
            if (message.Progress is { } value) progress.Report(value);
            if (message.Note is { } note) console.WriteLine(seeds.Count == 1 ? note : $"seed {seed}: {note}");
        }));
    }

    /// <summary>Shows how it ended.</summary>
    /// <param name="path">The run directory.</param>
    /// <param name="headline">The scores; null where the run was finished already.</param>
    /// <param name="cost">What it took; null where nothing was done.</param>
    public async Task<int> EndAsync(string path, string? headline, RunCost? cost)
    {
        if (cost is null)
        {
            await output.WriteLineAsync($"the run in {path} is finished already; nothing was changed");
            return ExitCodes.Ok;
        }
        await output.WriteAsync(headline);
        await output.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"{cost.Seconds.Sum(phase => phase.Value):0.0} s; the run is in {path}"));
        return ExitCodes.Ok;
    }
}
