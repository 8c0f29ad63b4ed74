using System.Globalization;
using NotebookEngine.Exporting;
using NotebookEngine.Running;

namespace Meld.Cli;

/// <summary>Says how a notebook's run went.</summary>
internal static class RunSummary
{
    /// <summary>One line for the run, and one on <paramref name="error"/> for every cell that failed and every file that could not be written.</summary>
    public static async Task WriteAsync(string notebook, RunResult run, WrittenFiles files, TextWriter output, TextWriter error)
    {
        foreach (var cell in run.Failures) await error.WriteLineAsync($"{notebook}, {Failure(cell, files.HasPage)}");
        foreach (var problem in files.Problems) await error.WriteLineAsync($"meld: {problem}");
        var ran = run.Cells.Count(cell => cell.Status is CellStatus.Succeeded or CellStatus.Rendered);
        var notRun = run.Cells.Count(cell => cell.Status == CellStatus.NotRun);
        var rest = notRun > 0 ? $", {notRun} not run" : "";
        await output.WriteLineAsync(string.Create(
            CultureInfo.InvariantCulture,
            $"{Path.GetFileName(notebook)}: {ran} cells ok, {run.Failures.Count()} failed{rest}, {run.Duration.TotalSeconds:0.0} s{Written(files.Paths)}"));
    }

    /// <summary>The exit code that tells how the run ended.</summary>
    public static int ExitCode(RunResult run) => run switch
    {
        { Cancelled: true } => ExitCodes.Interrupted,
        { TimedOut: true } => ExitCodes.TimeOut,
        { Succeeded: true } => ExitCodes.Ok,
        _ => ExitCodes.Failed,
    };

    /// <summary>What went wrong in a cell, in one line when a page has the rest; what the cell put into it does not steer the terminal.</summary>
    private static string Failure(CellResult cell, bool hasPage)
    {
        var text = TerminalText.Plain(cell.Failure!).TrimEnd();
        var lines = text.Split('\n');
        if (lines.Length == 1 || !hasPage) return text;
        return $"{lines[0]} ({lines.Length - 1} more {(lines.Length == 2 ? "line" : "lines")}, see the page)";
    }

    private static string Written(IEnumerable<string> files) => string.Concat(files.Select(file => $" -> {file}"));
}
