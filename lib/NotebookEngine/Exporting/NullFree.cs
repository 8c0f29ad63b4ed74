using NotebookEngine.Documents;
using NotebookEngine.Running;

namespace NotebookEngine.Exporting;

/// <summary>Makes a run safe to write.</summary>
internal static class NullFree
{
    /// <summary>
    /// The run with an empty text wherever there is none. A session's messages are JSON, which can lack what the types promise, and an export
    /// that throws would lose the run.
    /// </summary>
    public static RunResult Of(RunResult run) => run with { Cells = [.. run.Cells.Select(Of)] };

    private static CellResult Of(CellResult cell) => cell with
    {
        Outputs = [.. (cell.Outputs ?? []).Where(output => output is not null).Select(Of)],
        Error = cell.Error is null ? null : Of(cell.Error),
    };

    private static CellOutput Of(CellOutput output) => output switch
    {
        CellOutput.Printed { Text: null } printed => printed with { Text = "" },
        CellOutput.Display { Data: null } display => display with { Data = new Dictionary<string, string>() },
        CellOutput.Display display when display.Data.Values.Contains(null!) =>
            display with { Data = display.Data.ToDictionary(pair => pair.Key, pair => pair.Value ?? "") },
        _ => output,
    };

    private static CellError Of(CellError error) => error with
    {
        Name = error.Name ?? "",
        Message = error.Message ?? "",
        StackTrace = [.. (error.StackTrace ?? []).Select(frame => frame ?? "")],
    };
}
