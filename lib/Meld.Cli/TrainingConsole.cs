using System.Globalization;
using Meld.Tracking;
using Meld.Training;

namespace Meld.Cli;

/// <summary>What a person sees of a training: progress and notes while it goes on, the scores at its end.</summary>
/// <param name="output">Takes the scores.</param>
/// <param name="error">Takes progress and notes.</param>
internal sealed class TrainingConsole(TextWriter output, TextWriter error)
{
    /// <summary>Shows what a training says while it goes on.</summary>
    /// <param name="seeds">Its seeds.</param>
    /// <param name="train">The training; is given what to tell.</param>
    public async Task<T> ShowAsync<T>(IReadOnlyList<int> seeds, Func<Action<int, SeedMessage>, Task<T>> train)
    {
        return await train((seed, message) =>
        {
            if (message.Note is { } note) error.WriteLine(seeds.Count == 1 ? note : $"seed {seed}: {note}");
        });
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
