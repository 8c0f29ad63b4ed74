using Meld.Display.Drawing;

namespace Meld.Display.Plots;

/// <summary>A matrix whose cells are shaded by value, with the value written in every cell.</summary>
internal sealed class HeatMap(HeatMapData data) : Chart(data.Title)
{
    private const double Gap = 8;
    private const double LabelGap = 2;
    private const double TextLine = 16;
    private const double LargestCell = 72;
    private const double LongestLabel = 120;
    private const double WidestLevel = StandardWidth * 1.2;
    private const double Lean = 45;

    public override string ToSvg()
    {
        if (data.Rows.Count == 0 || data.Columns.Count == 0) return Empty();
        var layout = Measure();
        var description = $"Heat map, {data.Rows.Count} rows by {data.Columns.Count} columns.";
        var svg = Begin(layout.Width, layout.Top + (data.Rows.Count * layout.CellHeight) + 2, description);
        DrawTitles(svg, layout);
        for (var column = 0; column < data.Columns.Count; column++) DrawColumnLabel(svg, layout, column);
        for (var row = 0; row < data.Rows.Count; row++)
        {
            var (label, y) = (data.Rows[row], layout.Y(row) + (layout.CellHeight / 2) + 4.5);
            svg.Text(layout.Left - Gap, y, TextWidth.Fit(label, LongestLabel, SvgWriter.FontSize), "end", label);
            for (var column = 0; column < data.Columns.Count; column++) DrawCell(svg, layout, row, column);
        }
        return svg.Finish();
    }

    public override string ToString()
    {
        var rows = data.Rows.Select(IReadOnlyList<object?> (label, row) =>
            [label, .. data.Columns.Select((_, column) => string.Join(" / ", data.Text(row, column)))]);
        string corner = data.RowTitle.Length > 0 && data.ColumnTitle.Length > 0 ? $"{data.RowTitle} \\ {data.ColumnTitle}" : data.RowTitle;
        var table = Table.Of([corner, .. data.Columns], rows).WithCaption(Title);
        return Enumerable.Range(1, data.Columns.Count).Aggregate(table, (aligned, column) => aligned.AlignRight(column)).ToString();
    }

    private HeatMapLayout Measure()
    {
        var left = Math.Min(LongestLabel, Widest([.. data.Rows, Arrow(data.RowTitle, "↓")])) + Gap;
        var needed = Cells().Max(cell => Widest(data.Text(cell.Row, cell.Column))) + 8;
        var longest = Math.Min(LongestLabel, Widest(data.Columns));
        // Level labels read better than leaning ones, so cells widen for them where that keeps the picture small.
        if (left + (data.Columns.Count * (longest + LabelGap)) <= WidestLevel) needed = Math.Max(needed, longest + LabelGap);
        var cell = Math.Max(needed, Math.Min(LargestCell, (StandardWidth - left) / data.Columns.Count));
        var lines = Cells().Max(place => data.Text(place.Row, place.Column).Count);
        var leans = longest > cell;
        var labels = leans ? (longest * Math.Sin(Lean * Math.PI / 180)) + 20 : 24;
        var top = TitleBlock().Height + labels + (data.ColumnTitle.Length > 0 ? TextLine + 6 : 0);
        // The last leaning label reaches beyond its column.
        var right = left + (data.Columns.Count * cell) + (leans ? longest * Math.Cos(Lean * Math.PI / 180) : 0);
        return new(Math.Max(right, StandardWidth), left, top, cell, Math.Max(28, (lines * TextLine) + 8), leans);
    }

    private void DrawTitles(SvgWriter svg, HeatMapLayout layout)
    {
        svg.Text(layout.Left + 2, TitleBlock().Height + TextLine - 2, Arrow(data.ColumnTitle, "→"), "start", null, ("fill-opacity", 0.8));
        svg.Text(layout.Left - Gap, layout.Top - 8, Arrow(data.RowTitle, "↓"), "end", null, ("fill-opacity", 0.8));
    }

    private static string Arrow(string title, string arrow) => title.Length > 0 ? $"{title} {arrow}" : "";

    private void DrawColumnLabel(SvgWriter svg, HeatMapLayout layout, int column)
    {
        var label = data.Columns[column];
        var fitted = TextWidth.Fit(label, LongestLabel, SvgWriter.FontSize);
        var (x, y) = (layout.X(column) + (layout.CellWidth / 2), layout.Top - 8);
        if (layout.Leans) svg.Text(x, y, fitted, "start", label, ("transform", $"rotate({-Lean} {Markup.Number(x)} {Markup.Number(y)})"));
        else svg.Text(x, y, fitted, "middle", label);
    }

    private void DrawCell(SvgWriter svg, HeatMapLayout layout, int row, int column)
    {
        var opacity = SequentialScale.Opacity(data.Shades[row, column]);
        var marked = data.MarkDiagonal && row == column;
        svg.Add(
            "rect",
            data.Tooltip(row, column),
            ("x", layout.X(column) + 1),
            ("y", layout.Y(row) + 1),
            ("width", layout.CellWidth - 2),
            ("height", layout.CellHeight - 2),
            ("fill", SequentialScale.Color),
            ("fill-opacity", opacity),
            ("stroke", "currentColor"),
            ("stroke-opacity", marked ? 0.8 : 0.12),
            ("stroke-width", marked ? 1.5 : 1.0));
        DrawCellText(svg, layout, row, column, SequentialScale.TextColor(opacity));
    }

    private void DrawCellText(SvgWriter svg, HeatMapLayout layout, int row, int column, string color)
    {
        var lines = data.Text(row, column);
        var middle = layout.X(column) + (layout.CellWidth / 2);
        var first = layout.Y(row) + (layout.CellHeight / 2) - ((lines.Count - 1) * TextLine / 2) + 4.5;
        foreach (var (index, line) in lines.Index())
        {
            // Text lies over its cell and must not take the tooltip away from it.
            svg.Text(middle, first + (index * TextLine), line, "middle", null, ("fill", color), ("pointer-events", "none"));
        }
    }

    private IEnumerable<(int Row, int Column)> Cells() =>
        Enumerable.Range(0, data.Rows.Count).SelectMany(row => Enumerable.Range(0, data.Columns.Count).Select(column => (row, column)));

    private static double Widest(IEnumerable<string> texts) => texts.Max(text => TextWidth.Of(text, SvgWriter.FontSize));
}
