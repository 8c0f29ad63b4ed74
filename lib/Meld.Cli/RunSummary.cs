using System.Globalization;
using NotebookEngine.Running;

namespace Meld.Cli;

/// <summary>Says how a notebook's run went.</summary>
internal static class RunSummary
{
    /// <summary>One line for the run, and one on <paramref name="error"/> for every cell that failed.</summary>
    public static async Task WriteAsync(string notebook, RunResult run, IEnumerable<string> written, TextWriter output, TextWriter error)
    {
        foreach (var cell in run.Failures) await error.WriteLineAsync($"{notebook}, {cell.Failure}");
        var ran = run.Cells.Count(cell => cell.Status is CellStatus.Succeeded or CellStatus.Rendered);
        var notRun = run.Cells.Count(cell => cell.Status == CellStatus.NotRun);
        var rest = notRun > 0 ? $", {notRun} not run" : "";
        await output.WriteLineAsync(string.Create(
            CultureInfo.InvariantCulture,
            $"{Path.GetFileName(notebook)}: {ran} cells ok, {run.Failures.Count()} failed{rest}, {run.Duration.TotalSeconds:0.0} s{Written(written)}"));
    }

    /// <summary>The exit code that tells how the run ended.</summary>
    public static int ExitCode(RunResult run) => run switch
    {
        { Cancelled: true } => ExitCodes.Interrupted,
        { TimedOut: true } => ExitCodes.TimeOut,
        { Succeeded: true } => ExitCodes.Ok,
        _ => ExitCodes.Failed,
    };

    private static string Written(IEnumerable<string> files) => string.Concat(files.Select(file => $" -> {file}"));
}
