namespace Meld.Display.Tables;

/// <summary>A table as it is shown, in whatever form.</summary>
/// <param name="Caption">Its heading; empty for none.</param>
/// <param name="Headers">The names of the columns.</param>
/// <param name="AlignsRight">Whether each column aligns right.</param>
/// <param name="Rows">The rows that are shown.</param>
/// <param name="LeftOut">How many rows are not.</param>
internal sealed record TableContent(
    string Caption, IReadOnlyList<string> Headers, IReadOnlyList<bool> AlignsRight, IReadOnlyList<TableCell[]> Rows, int LeftOut)
{
    /// <summary>How many rows are left out, in words; empty for none.</summary>
    public string LeftOutNote => LeftOut switch
    {
        0 => "",
        1 => "1 more row",
        _ => $"{LeftOut} more rows",
    };
}
