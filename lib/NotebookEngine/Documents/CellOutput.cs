namespace NotebookEngine.Documents;

/// <summary>Something that a cell put out; outputs stand in the order in which they came.</summary>
public abstract record CellOutput
{
    private CellOutput()
    {
    }

    /// <summary>Text written to standard output or standard error.</summary>
    /// <param name="IsError">True for standard error.</param>
    /// <param name="Text">The text, as written.</param>
    public sealed record Printed(bool IsError, string Text) : CellOutput;

    /// <summary>A value shown in one or more media types, of which a reader picks the best.</summary>
    /// <param name="Data">Media type to text; image types other than SVG hold base64.</param>
    /// <param name="IsResult">True for the value of the cell's last expression.</param>
    public sealed record Display(IReadOnlyDictionary<string, string> Data, bool IsResult) : CellOutput;
}
