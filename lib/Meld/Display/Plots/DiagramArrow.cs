namespace Meld.Display.Plots;

/// <summary>An arrow of a <see cref="FlowDiagram"/>, downwards; one that passes a row runs beside it.</summary>
/// <param name="From">Row and place in it of the box where it begins.</param>
/// <param name="To">Row and place in it of the box where it ends.</param>
/// <param name="Label">What goes along it; empty for nothing to say.</param>
internal sealed record DiagramArrow((int Row, int Place) From, (int Row, int Place) To, string Label = "")
{
    /// <summary>Whether it ends below the next row.</summary>
    public bool PassesAny => To.Row > From.Row + 1;

    /// <summary>Whether it passes a row.</summary>
    public bool Passes(int row) => From.Row < row && row < To.Row;
}
