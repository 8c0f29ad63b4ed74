namespace Meld.Corpus;

/// <summary>One thing that is wrong in an annotation file.</summary>
/// <param name="File">Path of the file.</param>
/// <param name="Row">Line on which the row begins, the header being 1; null when the whole file is meant.</param>
/// <param name="Column">Name of the column, or its number where it has no name; null when the whole row or file is meant.</param>
/// <param name="Message">What is wrong and, where it helps, what was expected.</param>
public sealed record CorpusProblem(string File, int? Row, string? Column, string Message)
{
    /// <summary>One sentence: <c>file, row 12, column Emotion: the label is empty</c>.</summary>
    public override string ToString() =>
        File + (Row is { } row ? $", row {row}" : "") + (Column is { } column ? $", column {column}" : "") + ": " + Message;
}
