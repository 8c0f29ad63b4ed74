using Meld.Media;

namespace Meld.Display.Clips;

/// <summary>Frames no larger than a page needs them.</summary>
internal static class SmallFrame
{
    /// <summary>Frames a whole number of times smaller, each pixel the mean of those it stands for; small ones stay as they are.</summary>
    /// <param name="frames">The frames.</param>
    /// <param name="mostRows">How high they may come out.</param>
    /// <param name="mostColumns">How wide they may come out.</param>
    /// <param name="evenSides">Whether a last odd row and column are left out, since H.264 wants even sides; a side of one pixel stays.</param>
    public static ClipFrames Of(ClipFrames frames, int mostRows, int mostColumns, bool evenSides = false)
    {
        var factor = Math.Max((frames.Height + mostRows - 1) / mostRows, (frames.Width + mostColumns - 1) / mostColumns);
        factor = Math.Clamp(factor, 1, Math.Min(frames.Height, frames.Width));
        var (height, width) = (Side(frames.Height / factor, evenSides), Side(frames.Width / factor, evenSides));
        if (height == frames.Height && width == frames.Width) return frames;
        var pixels = new byte[3 * height * width * frames.Count];
        for (var frame = 0; frame < frames.Count; frame++)
            Shrink(frames[frame], frames.Height, frames.Width, factor, pixels.AsSpan(frame * 3 * height * width, 3 * height * width), height, width);
        return new(pixels, height, width, frames.Timestamps);
    }

    private static int Side(int pixels, bool even) => even && pixels > 1 ? pixels - (pixels % 2) : pixels;

    private static void Shrink(ReadOnlySpan<byte> planes, int height, int width, int factor, Span<byte> small, int rows, int columns)
    {
        for (var row = 0; row < 3 * rows; row++)
        {
            var top = ((row / rows) * height) + ((row % rows) * factor);
            for (var column = 0; column < columns; column++)
                small[(row * columns) + column] = Mean(planes, (top * width) + (column * factor), width, factor);
        }
    }

    private static byte Mean(ReadOnlySpan<byte> planes, int start, int width, int factor)
    {
        var sum = 0;
        for (var row = 0; row < factor; row++)
        {
            foreach (var value in planes.Slice(start + (row * width), factor)) sum += value;
        }
        var count = factor * factor;
        return (byte)((sum + (count / 2)) / count);
    }
}
