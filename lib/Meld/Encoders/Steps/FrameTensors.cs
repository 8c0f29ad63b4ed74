using Meld.Media.Video;

namespace Meld.Encoders.Steps;

/// <summary>Frames as networks of pictures take them.</summary>
internal static class FrameTensors
{
    /// <summary>Writes frames as they are stored, <c>U8 [frames, 3, height, width]</c>, in a network's mean and deviation.</summary>
    /// <param name="pixels">The frames.</param>
    /// <param name="plane">The number of pixels of one.</param>
    /// <param name="form">The mean and the deviation.</param>
    /// <param name="target">Room for as many values.</param>
    /// <param name="coloursFirst">Whether all frames of a colour follow one another: <c>[3, frames, height, width]</c>.</param>
    public static void Write(ReadOnlySpan<byte> pixels, int plane, FrameForm form, Span<float> target, bool coloursFirst)
    {
        var count = pixels.Length / (3 * plane);
        for (var i = 0; i < 3 * count; i++)
        {
            var (frame, colour) = (i / 3, i % 3);
            var place = coloursFirst ? (colour * count) + frame : i;
            PixelScale.ToValues(pixels.Slice(i * plane, plane), form.Mean[colour], form.Deviation[colour], target.Slice(place * plane, plane));
        }
    }

    /// <summary>The number of pixels of all frames.</summary>
    public static long Pixels(IReadOnlyList<int> shape) => (long)shape[0] * shape[2] * shape[3];
}
