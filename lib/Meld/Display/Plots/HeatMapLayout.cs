namespace Meld.Display.Plots;

/// <summary>Where the cells of a heat map lie.</summary>
/// <param name="Width">Of the whole picture.</param>
/// <param name="Left">Left edge of the first column.</param>
/// <param name="Top">Upper edge of the first row.</param>
/// <param name="CellWidth">Width of a cell.</param>
/// <param name="CellHeight">Height of a cell.</param>
/// <param name="Leans">Whether the labels of the columns lean, since they are wider than a cell.</param>
internal sealed record HeatMapLayout(double Width, double Left, double Top, double CellWidth, double CellHeight, bool Leans)
{
    /// <summary>Left edge of a column.</summary>
    public double X(int column) => Left + (column * CellWidth);

    /// <summary>Upper edge of a row.</summary>
    public double Y(int row) => Top + (row * CellHeight);
}
