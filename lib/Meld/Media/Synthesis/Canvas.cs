using System.Numerics;

namespace Meld.Media.Synthesis;

/// <summary>
/// A picture that outlines are filled on with smooth edges. A pixel's row is sampled on <see cref="Lines"/> lines, and each line's coverage is exact from left
/// to right.
/// </summary>
/// <param name="height">Rows.</param>
/// <param name="width">Columns.</param>
internal sealed class Canvas(int height, int width)
{
    private const int Lines = 6;

    private readonly Ink[] pixels = new Ink[height * width];
    // What each pixel's coverage gains over its left neighbour's; the last two columns of a row take what lies right of the picture.
    private readonly float[] gains = new float[height * (width + 2)];

    /// <summary>Rows.</summary>
    public int Height { get; } = height;

    /// <summary>Columns.</summary>
    public int Width { get; } = width;

    /// <summary>Makes it a copy of another of the same size.</summary>
    public void CopyFrom(Canvas other) => other.pixels.CopyTo(pixels, 0);

    /// <summary>Colours every pixel by its row and column.</summary>
    public void Paint(Func<int, int, Ink> color)
    {
        for (var i = 0; i < pixels.Length; i++) pixels[i] = color(i / Width, i % Width);
    }

    /// <summary>Fills the inside of a closed outline; where it overlaps itself in the same sense it is still filled once.</summary>
    /// <param name="outline">Corners, in pixels from the upper left corner of the picture.</param>
    /// <param name="color">The colour.</param>
    /// <param name="opacity">From 0, which leaves the picture as it is, to 1.</param>
    public void Fill(ReadOnlySpan<Vector2> outline, Ink color, float opacity = 1)
    {
        var (top, bottom) = (float.MaxValue, float.MinValue);
        for (var i = 0; i < outline.Length; i++)
        {
            Edge(outline[i], outline[(i + 1) % outline.Length]);
            (top, bottom) = (Math.Min(top, outline[i].Y), Math.Max(bottom, outline[i].Y));
        }
        for (var row = Math.Max(0, (int)top); row < Math.Min(Height, bottom + 1); row++) Blend(row, color, opacity);
    }

    /// <summary>Writes the planes red, green, blue, <c>[3, height, width]</c>.</summary>
    public void CopyTo(Span<byte> planes)
    {
        var (green, blue) = (pixels.Length, 2 * pixels.Length);
        for (var i = 0; i < pixels.Length; i++)
        {
            planes[i] = (byte)(pixels[i].Red + 0.5f);
            planes[green + i] = (byte)(pixels[i].Green + 0.5f);
            planes[blue + i] = (byte)(pixels[i].Blue + 0.5f);
        }
    }

    private void Edge(Vector2 from, Vector2 to)
    {
        var sign = from.Y < to.Y ? 1f / Lines : -1f / Lines;
        if (sign < 0) (from, to) = (to, from);
        var slope = (to.X - from.X) / (to.Y - from.Y);
        var first = Math.Max(0, (int)MathF.Ceiling((from.Y * Lines) - 0.5f));
        var end = Math.Min(Height * Lines, (int)MathF.Ceiling((to.Y * Lines) - 0.5f));
        for (var line = first; line < end; line++)
        {
            var x = Math.Clamp(from.X + ((((line + 0.5f) / Lines) - from.Y) * slope), 0, Width);
            var (column, place) = ((int)x, (line / Lines * (Width + 2)) + (int)x);
            gains[place] += sign * (1 - (x - column));
            gains[place + 1] += sign * (x - column);
        }
    }

    private void Blend(int row, Ink color, float opacity)
    {
        var gained = gains.AsSpan(row * (Width + 2), Width + 2);
        var under = pixels.AsSpan(row * Width, Width);
        var coverage = 0f;
        for (var column = 0; column < Width; column++)
        {
            coverage += gained[column];
            var share = Math.Min(1, Math.Abs(coverage)) * opacity;
            if (share > 0.002f) under[column] = under[column].Toward(color, share);
        }
        gained.Clear();
    }
}
