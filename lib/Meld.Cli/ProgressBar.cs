using Meld.Training;
using Spectre.Console;

namespace Meld.Cli;

/// <summary>Shows trainings while they run: bars on a terminal, lines elsewhere.</summary>
internal static class ProgressBar
{
    // Often enough to see it move, seldom enough to cost a training on the same core nothing.
    private static readonly TimeSpan RefreshTime = TimeSpan.FromMilliseconds(250);

    /// <summary>
    /// The console over a writer. Bars need the real terminal: not a file, a pipe, <c>TERM=dumb</c> or a build server. NO_COLOR takes the colours away and
    /// leaves the bars.
    /// </summary>
    public static IAnsiConsole Console(TextWriter output)
    {
        var target = new AnsiConsoleOutput(output);
        return AnsiConsole.Create(new AnsiConsoleSettings
        {
            Out = target,
            Ansi = target.IsTerminal ? AnsiSupport.Detect : AnsiSupport.No,
            Interactive = target.IsTerminal ? InteractionSupport.Detect : InteractionSupport.No,
        });
    }

    /// <summary>Runs some work and shows what it reports.</summary>
    /// <param name="console">Where.</param>
    /// <param name="seeds">The trainings that will report.</param>
    /// <param name="work">The work; what it reports may come from any thread.</param>
    /// <returns>What the work returns.</returns>
    public static async Task<T> ShowAsync<T>(IAnsiConsole console, IReadOnlyList<int> seeds, Func<IProgress<TrainingProgress>, Task<T>> work)
    {
        if (console.Profile.Capabilities is not { Ansi: true, Interactive: true })
            return await work(new ProgressLines(console.Profile.Out.Writer, seeds));
        var rows = new ProgressRows();
        var progress = console.Progress().Columns(rows.Columns(console));
        progress.RefreshRate = RefreshTime;
        return await progress.StartAsync(async context =>
        {
            rows.Begin(context, seeds);
            return await work(rows);
        });
    }
}
