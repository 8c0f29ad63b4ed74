using System.Numerics;
using Meld.Media.Synthesis;

namespace Meld.Tests.Media.Synthesis;

public sealed class OutlinesTests
{
    [Fact]
    public void Curve_PassesThroughItsPoints()
    {
        Vector2[] points = [new(0, 0), new(4, 3), new(9, -2)];

        Assert.All(points, point => Assert.Contains(Outlines.Curve(false, points), drawn => Vector2.Distance(drawn, point) < 1e-5f));
        Assert.All(points, point => Assert.Contains(Outlines.Curve(true, points), drawn => Vector2.Distance(drawn, point) < 1e-5f));
    }

    [Fact]
    public void Curve_OfPointsInALine_IsThatLine() =>
        Assert.All(Outlines.Curve(false, new(0, 0), new(2, 1), new(4, 2), new(6, 3)), point => Assert.Equal(point.X / 2, point.Y, 5));

    [Fact]
    public void Curve_Open_EndsAtItsLastPoint()
    {
        var curve = Outlines.Curve(false, new(0, 0), new(4, 3), new(9, -2));

        Assert.Equal((new Vector2(0, 0), new Vector2(9, -2)), (curve[0], curve[^1]));
    }

    [Fact]
    public void Stroke_HasTheAreaOfALineWithRoundEnds()
    {
        var stroke = Outlines.Stroke([new(2, 5), new(8, 5), new(14, 5)], 4, 4);

        Assert.InRange(Area(stroke), (12 * 4) + (0.9 * Math.PI * 4), (12 * 4) + (Math.PI * 4));
        Assert.Equal((0f, 16f), (stroke.Min(point => point.X), stroke.Max(point => point.X)), Within(0.2f));
    }

    [Fact]
    public void Stroke_IsThickestInTheMiddle()
    {
        var stroke = Outlines.Stroke([new(0, 0), new(5, 0), new(10, 0)], 3, 1);

        Assert.Equal(1.5f, stroke[1].Y, 5);
        Assert.Equal(0.5f, stroke[0].Y, 5);
    }

    [Fact]
    public void HeightAt_LiesOnTheLine_AndBeyondItAtTheNearerEnd()
    {
        Vector2[] line = [new(0, 1), new(4, 3), new(8, 0)];
        Vector2[] back = [.. line.Reverse()];

        Assert.Equal([1, 2, 3, 1.5f, 0], new float[] { -3, 2, 4, 6, 20 }.Select(x => Outlines.HeightAt(line, x)));
        Assert.Equal([1, 2, 3, 1.5f, 0], new float[] { -3, 2, 4, 6, 20 }.Select(x => Outlines.HeightAt(back, x)));
    }

    private static EqualityComparer<(float, float)> Within(float distance) =>
        EqualityComparer<(float, float)>.Create((a, b) => Math.Abs(a.Item1 - b.Item1) <= distance && Math.Abs(a.Item2 - b.Item2) <= distance);

    private static double Area(Vector2[] outline)
    {
        Vector2[] next = [.. outline[1..], outline[0]];
        return Math.Abs(outline.Zip(next, (from, to) => (from.X * to.Y) - (to.X * from.Y)).Sum()) / 2;
    }
}
