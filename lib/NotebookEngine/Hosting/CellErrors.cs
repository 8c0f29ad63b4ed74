using System.Reflection;
using Microsoft.CodeAnalysis;
using NotebookEngine.Documents;

namespace NotebookEngine.Hosting;

/// <summary>Turns compiler messages and exceptions into cell errors that speak of the cell's own lines. Whatever they hold, the error is short.</summary>
internal static class CellErrors
{
    private const int MostDiagnostics = 50;

    /// <summary>The error of a cell that does not compile, or null when it does.</summary>
    /// <param name="diagnostics">What the compiler said.</param>
    /// <param name="cell">The cell's name; the first message about it gives the line.</param>
    public static CellError? FromDiagnostics(IEnumerable<Diagnostic> diagnostics, string cell)
    {
        var errors = diagnostics.Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error).ToList();
        if (errors.Count == 0) return null;
        var lines = errors.Take(MostDiagnostics).Select(error => Describe(error, cell)).ToList();
        if (errors.Count > MostDiagnostics) lines.Add($"… {errors.Count - MostDiagnostics:N0} more errors");
        var start = Position(errors[0]);
        return new CellError("CompilationError", ExceptionText.Cut(string.Join('\n', lines)), start?.Path == cell ? start.Value.Line : null);
    }

    /// <summary>One compiler message as <c>(line,column): error CS0103: text</c>, after the file's path when it is not about the cell.</summary>
    public static string Describe(Diagnostic diagnostic, string cell)
    {
        var place = Position(diagnostic) is var (path, line, column) ? $"{(path == cell ? "" : path)}({line},{column}): " : "";
        var severity = diagnostic.Severity == DiagnosticSeverity.Error ? "error" : "warning";
        return $"{place}{severity} {diagnostic.Id}: {diagnostic.GetMessage(null)}";
    }

    /// <summary>The error of a cell that threw.</summary>
    /// <param name="exception">What it threw.</param>
    /// <param name="cell">The cell's name; its innermost frame there gives the line.</param>
    public static CellError FromException(Exception exception, string? cell)
    {
        // What stands between the user's code and the runtime is of no interest to the user.
        while (exception is TargetInvocationException or TypeInitializationException && exception.InnerException is { } inner)
            exception = inner;
        var frames = UserFrames.Of(exception);
        var line = frames.FirstOrDefault(frame => cell is not null && Path.GetFileName(frame.GetFileName()) == cell)?.GetFileLineNumber();
        return new CellError(exception.GetType().Name, ExceptionText.Of(exception), line > 0 ? line : null)
        {
            StackTrace = UserFrames.Describe(frames),
        };
    }

    private static (string Path, int Line, int Column)? Position(Diagnostic diagnostic)
    {
        if (!diagnostic.Location.IsInSource) return null;
        var span = diagnostic.Location.GetMappedLineSpan();
        return (span.Path, span.StartLinePosition.Line + 1, span.StartLinePosition.Character + 1);
    }
}
