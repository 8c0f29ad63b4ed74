using System.Numerics;
using Meld.Media.Synthesis;

namespace Meld.Tests.Media.Synthesis;

public sealed class CanvasTests
{
    private static readonly Ink White = new(255, 255, 255);

    [Fact]
    public void Fill_Circle_CoversItsArea()
    {
        var drawn = Draw(40, 40, Outlines.Ellipse(new(20.3f, 19.6f), 12, 12));

        Assert.InRange(drawn.Sum(pixel => pixel / 255.0), 0.985 * Math.PI * 144, 1.002 * Math.PI * 144);
    }

    [Fact]
    public void Fill_EdgeWithinAPixel_ColoursItsShare()
    {
        byte[] drawn = Draw(3, 4, [new(1.25f, 0.5f), new(3, 0.5f), new(3, 2), new(1.25f, 2)]);

        Assert.Equal([0, 96, 128, 0, 0, 191, 255, 0, 0, 0, 0, 0], drawn);
    }

    [Fact]
    public void Fill_OutlineThatOverlapsItself_FillsItOnce()
    {
        Vector2[] square = [new(1, 1), new(3, 1), new(3, 3), new(1, 3)];

        Assert.Equal(Draw(4, 4, square), Draw(4, 4, [.. square, .. square]));
    }

    [Fact]
    public void Fill_EitherSense_IsTheSame()
    {
        Vector2[] triangle = [new(1, 1), new(7.5f, 2), new(3, 6.4f)];

        Assert.Equal(Draw(8, 8, triangle), Draw(8, 8, [.. triangle.Reverse()]));
    }

    [Fact]
    public void Fill_OutlineBeyondThePicture_FillsWhatIsWithin()
    {
        byte[] drawn = Draw(2, 3, [new(-50, -20), new(2, -20), new(2, 90), new(-50, 90)]);

        Assert.Equal([255, 255, 0, 255, 255, 0], drawn);
        Assert.All(Draw(2, 3, [new(5, 5), new(9, 5), new(9, 9)]), pixel => Assert.Equal(0, pixel));
    }

    [Fact]
    public void Fill_LeavesNothingForTheNext()
    {
        var canvas = new Canvas(8, 8);
        canvas.Fill(Outlines.Ellipse(new(7.5f, 0.5f), 3, 3), new Ink(0, 0, 0));
        canvas.Fill([new(1, 1), new(3, 1), new(3, 3), new(1, 3)], White);

        Assert.Equal(Draw(8, 8, [new(1, 1), new(3, 1), new(3, 3), new(1, 3)]), Red(canvas));
    }

    [Fact]
    public void Fill_Opacity_MixesColours()
    {
        var canvas = new Canvas(1, 1);
        canvas.Paint((_, _) => new Ink(100, 0, 200));
        canvas.Fill([new(0, 0), new(1, 0), new(1, 1), new(0, 1)], new Ink(200, 100, 0), 0.25f);

        Assert.Equal([125, 25, 150], Planes(canvas));
    }

    [Fact]
    public void CopyTo_WritesPlanesOfRows()
    {
        var canvas = new Canvas(2, 3);
        canvas.Paint((row, column) => new Ink(row, column, 10 + column));

        Assert.Equal([0, 0, 0, 1, 1, 1, 0, 1, 2, 0, 1, 2, 10, 11, 12, 10, 11, 12], Planes(canvas));
    }

    [Fact]
    public void CopyFrom_TakesThePixels()
    {
        var (from, to) = (new Canvas(2, 2), new Canvas(2, 2));
        from.Paint((row, column) => new Ink(row, column, 7));
        to.CopyFrom(from);

        Assert.Equal(Planes(from), Planes(to));
    }

    private static byte[] Draw(int height, int width, Vector2[] outline)
    {
        var canvas = new Canvas(height, width);
        canvas.Fill(outline, White);
        return Red(canvas);
    }

    private static byte[] Red(Canvas canvas) => Planes(canvas)[..(canvas.Height * canvas.Width)];

    private static byte[] Planes(Canvas canvas)
    {
        var planes = new byte[3 * canvas.Height * canvas.Width];
        canvas.CopyTo(planes);
        return planes;
    }
}
