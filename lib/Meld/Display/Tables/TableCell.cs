namespace Meld.Display.Tables;

/// <summary>A cell as it is shown.</summary>
/// <param name="Text">What it says.</param>
/// <param name="IsBest">Whether it is emphasised.</param>
internal readonly record struct TableCell(string Text, bool IsBest);
