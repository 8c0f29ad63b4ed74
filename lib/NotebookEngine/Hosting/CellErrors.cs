using Microsoft.CodeAnalysis;
using NotebookEngine.Documents;

namespace NotebookEngine.Hosting;

/// <summary>Turns compiler messages and exceptions into cell errors that speak of the cell's own lines.</summary>
internal static class CellErrors
{
    /// <summary>The error of a cell that does not compile, or null when it does.</summary>
    public static CellError? FromDiagnostics(IEnumerable<Diagnostic> diagnostics)
    {
        var errors = diagnostics.Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error).ToList();
        if (errors.Count == 0) return null;
        return new CellError("CompilationError", string.Join('\n', errors.Select(Describe)), Position(errors[0])?.Line);
    }

    /// <summary>One compiler message as <c>(line,column): error CS0103: text</c>.</summary>
    public static string Describe(Diagnostic diagnostic)
    {
        var place = Position(diagnostic) is var (line, column) ? $"({line},{column}): " : "";
        var severity = diagnostic.Severity == DiagnosticSeverity.Error ? "error" : "warning";
        return $"{place}{severity} {diagnostic.Id}: {diagnostic.GetMessage(null)}";
    }

    /// <summary>The error of a cell that threw.</summary>
    /// <param name="exception">What it threw.</param>
    /// <param name="cell">The cell's name; its innermost frame there gives the line.</param>
    public static CellError FromException(Exception exception, string? cell)
    {
        // What stands between the user's code and the runtime is of no interest to the user.
        while (exception is System.Reflection.TargetInvocationException or TypeInitializationException && exception.InnerException is { } inner)
            exception = inner;
        var frames = UserFrames.Of(exception);
        var line = frames.FirstOrDefault(frame => cell is not null && Path.GetFileName(frame.GetFileName()) == cell)?.GetFileLineNumber();
        return new CellError(exception.GetType().Name, Messages(exception), line > 0 ? line : null)
        {
            StackTrace = [.. frames.Select(UserFrames.Describe)],
        };
    }

    private static string Messages(Exception exception) => exception.InnerException is { } inner
        ? $"{exception.Message}\n ---> {inner.GetType().Name}: {Messages(inner)}"
        : exception.Message;

    private static (int Line, int Column)? Position(Diagnostic diagnostic)
    {
        if (!diagnostic.Location.IsInSource) return null;
        var start = diagnostic.Location.GetMappedLineSpan().StartLinePosition;
        return (start.Line + 1, start.Character + 1);
    }
}
