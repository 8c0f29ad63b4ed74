using Meld.Display.Drawing;

namespace Meld.Display.Plots;

/// <summary>Boxes in rows from top to bottom, with arrows between them.</summary>
internal sealed class FlowDiagram(string title, IReadOnlyList<IReadOnlyList<DiagramBox>> rows, IReadOnlyList<DiagramArrow> arrows) : Chart(title)
{
    private const double Line = 17;
    private const double Padding = 9;
    private const double Between = 14;
    private const double LabelSize = 12;

    // Where arrows turn, above the box that they end at: those from the row above, and those that pass it.
    private const double LowTurn = 12.6;
    private const double HighTurn = 23.4;

    // Room at the right of a row for the arrows that pass it.
    private const double Lane = 34;

    /// <summary>The boxes of each row.</summary>
    public IReadOnlyList<IReadOnlyList<DiagramBox>> Rows => rows;

    /// <summary>What leads from box to box.</summary>
    public IReadOnlyList<DiagramArrow> Arrows => arrows;

    public override string ToSvg()
    {
        var top = TitleBlock().Height;
        var height = top + Enumerable.Range(0, rows.Count).Sum(Height) + (Gap * (rows.Count - 1)) + 2;
        var svg = Begin(StandardWidth, height, $"Diagram of {rows.Sum(row => row.Count)} boxes.");
        foreach (var (row, boxes) in rows.Index())
        {
            foreach (var (place, box) in boxes.Index()) Draw(svg, box, Left(row, place), Top(row), Width(row));
        }
        foreach (var arrow in arrows) Draw(svg, arrow);
        // Arrows that leave a box together carry the same.
        foreach (var (x, y, label) in arrows.Where(arrow => arrow.Label.Length > 0).Select(LabelOf).Distinct())
            svg.Text(x, y, label, "start", null, ("fill-opacity", 0.75), ("font-size", LabelSize));
        return svg.Finish();
    }

    /// <summary>The title, then each box with its lines below it.</summary>
    public override string ToString() => string.Join('\n', rows
        .SelectMany(row => row)
        .SelectMany(box => box.Lines.Select(line => "  " + PlainText.Line(line)).Prepend(PlainText.Line(box.Title)))
        .Prepend(PlainText.Line(Title)));

    // A label stands above all turns.
    private double Gap => arrows.Any(arrow => arrow.Label.Length > 0) ? 52 : 36;

    private double Top(int row) => TitleBlock().Height + Enumerable.Range(0, row).Sum(above => Height(above) + Gap);

    private double Height(int row) => (2 * Padding) + (Line * (1 + rows[row].Max(box => box.Lines.Count)));

    private double Width(int row)
    {
        var room = StandardWidth - (arrows.Any(arrow => arrow.Passes(row)) ? Lane : 0);
        return (room - (Between * (rows[row].Count - 1))) / rows[row].Count;
    }

    private double Left(int row, int place) => place * (Width(row) + Between);

    private static void Draw(SvgWriter svg, DiagramBox box, double left, double top, double width)
    {
        svg.Add(
            "rect",
            null,
            ("x", left + 1), ("y", top + 1), ("width", width - 2), ("height", (2 * Padding) + (Line * (1 + box.Lines.Count)) - 2), ("rx", 6.0),
            ("fill", SequentialScale.Color), ("fill-opacity", 0.1), ("stroke", SequentialScale.Color), ("stroke-width", 1.5));
        var room = width - (2 * Padding);
        Text(svg, box.Title, left + Padding, top + Padding + 12, room, ("font-weight", 600));
        foreach (var (index, line) in box.Lines.Index())
            Text(svg, line, left + Padding, top + Padding + 12 + (Line * (index + 1)), room, ("fill-opacity", 0.85));
    }

    private static void Text(SvgWriter svg, string text, double x, double y, double room, (string Name, object Value) look) =>
        svg.Text(x, y, TextWidth.Fit(text, room, SvgWriter.FontSize), "start", text, look);

    private void Draw(SvgWriter svg, DiagramArrow arrow)
    {
        var start = Start(arrow);
        DiagramArrow[] arriving = [.. arrows.Where(other => other.To == arrow.To).OrderBy(other => other.PassesAny)];
        var end = (X: Place(arrow.To, Array.IndexOf(arriving, arrow), arriving.Length), Y: Top(arrow.To.Row));
        var path = !arrow.PassesAny
            ? $"M{Point(start)}V{Markup.Number(end.Y - LowTurn)}H{Markup.Number(end.X)}V{Markup.Number(end.Y)}"
            : $"M{Point(start)}V{Markup.Number(Top(arrow.From.Row + 1) - HighTurn)}H{Markup.Number(StandardWidth - (Lane / 2))}"
                + $"V{Markup.Number(end.Y - HighTurn)}H{Markup.Number(end.X)}V{Markup.Number(end.Y)}";
        svg.Add("path", null, ("d", path), ("fill", "none"), ("stroke", "currentColor"), ("stroke-opacity", 0.6), ("stroke-width", 1.3));
        svg.Add("path", null, ("d", $"M{Point((end.X - 4, end.Y - 7))}h8L{Point(end)}z"), ("fill-opacity", 0.6));
    }

    // What leaves a box for the next row leaves it at one place, and what passes that row at another.
    private (double X, double Y) Start(DiagramArrow arrow)
    {
        bool[] leaving = [.. arrows.Where(other => other.From == arrow.From).Select(other => other.PassesAny).Distinct().Order()];
        return (Place(arrow.From, Array.IndexOf(leaving, arrow.PassesAny), leaving.Length), Top(arrow.From.Row) + BoxHeight(arrow.From));
    }

    private (double X, double Y, string Label) LabelOf(DiagramArrow arrow) => (Start(arrow).X + 7, Start(arrow).Y + 15, arrow.Label);

    private double BoxHeight((int Row, int Place) box) => (2 * Padding) + (Line * (1 + rows[box.Row][box.Place].Lines.Count));

    /// <summary>Where an arrow meets a box: places at the same side share its width evenly.</summary>
    private double Place((int Row, int Place) box, int index, int count) => Left(box.Row, box.Place) + (Width(box.Row) * (index + 1) / (count + 1));

    private static string Point((double X, double Y) point) => $"{Markup.Number(point.X)} {Markup.Number(point.Y)}";
}
