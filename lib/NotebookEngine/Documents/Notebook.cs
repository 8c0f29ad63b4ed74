namespace NotebookEngine.Documents;

/// <summary>A notebook: cells in order, and the metadata block of its file.</summary>
/// <param name="Cells">The cells; none is empty.</param>
/// <param name="Metadata">The JSON object of the <c>#!meta</c> block, on one line.</param>
public sealed record Notebook(IReadOnlyList<NotebookCell> Cells, string Metadata = Notebook.DefaultMetadata)
{
    /// <summary>The metadata of a notebook that names none: one kernel, C#.</summary>
    public const string DefaultMetadata =
        """{"kernelInfo":{"defaultKernelName":"csharp","items":[{"aliases":[],"name":"csharp"}]}}""";
}
