namespace Meld.Media.Video;

/// <summary>Scales frames that are already decoded, first along rows, then along columns, each pass rounded to bytes, as Pillow does.</summary>
internal static class BilinearScaling
{
    /// <summary>The frames at another size.</summary>
    /// <param name="frames">The frames.</param>
    /// <param name="height">Rows of the result.</param>
    /// <param name="width">Columns of the result.</param>
    public static ClipFrames Scale(ClipFrames frames, int height, int width)
    {
        var (rows, columns) = (new BilinearTaps(frames.Height, height), new BilinearTaps(frames.Width, width));
        var pixels = new byte[checked(3 * frames.Count * height * width)];
        var narrowed = new byte[frames.Height * width];
        var sums = new float[width];
        for (var i = 0; i < 3 * frames.Count; i++)
        {
            ScaleRows(frames.Pixels.AsSpan(i * frames.Height * frames.Width, frames.Height * frames.Width), frames.Width, columns, narrowed);
            ScaleColumns(narrowed, rows, sums, pixels.AsSpan(i * height * width, height * width));
        }
        return new ClipFrames(pixels, height, width, frames.Timestamps);
    }

    private static void ScaleRows(ReadOnlySpan<byte> plane, int width, BilinearTaps taps, Span<byte> result)
    {
        for (int from = 0, to = 0; from < plane.Length; from += width, to += taps.Count)
        {
            for (var i = 0; i < taps.Count; i++)
            {
                var (first, weights) = taps[i];
                var (pixels, sum) = (from + first, 0f);
                for (var k = 0; k < weights.Length; k++) sum += weights[k] * plane[pixels + k];
                result[to + i] = Rounded(sum);
            }
        }
    }

    private static void ScaleColumns(ReadOnlySpan<byte> plane, BilinearTaps taps, Span<float> sums, Span<byte> result)
    {
        var width = sums.Length;
        for (var i = 0; i < taps.Count; i++)
        {
            var (first, weights) = taps[i];
            sums.Clear();
            for (var k = 0; k < weights.Length; k++)
            {
                var row = plane.Slice((first + k) * width, width);
                for (var x = 0; x < width; x++) sums[x] += weights[k] * row[x];
            }
            for (var x = 0; x < width; x++) result[i * width + x] = Rounded(sums[x]);
        }
    }

    // Weights are positive and add up to 1, so no sum leaves the range of a byte.
    private static byte Rounded(float value) => (byte)(value + 0.5f);
}
