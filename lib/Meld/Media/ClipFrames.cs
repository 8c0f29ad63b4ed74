namespace Meld.Media;

/// <summary>Frames of a clip: RGB bytes and the time at which each is shown.</summary>
public sealed class ClipFrames
{
    /// <param name="pixels">Bytes of shape <c>[frames, 3, height, width]</c> in this order, red, green, blue.</param>
    /// <param name="height">Rows of a frame.</param>
    /// <param name="width">Columns of a frame.</param>
    /// <param name="timestamps">Seconds from the start of the clip, one for each frame, never falling.</param>
    /// <exception cref="ArgumentException">The pixels are not as many as frames and sizes say.</exception>
    public ClipFrames(byte[] pixels, int height, int width, IReadOnlyList<double> timestamps)
    {
        if (pixels.LongLength != 3L * height * width * timestamps.Count)
        {
            throw new ArgumentException($"{timestamps.Count} frames of {height} x {width} do not make {pixels.LongLength} bytes.", nameof(pixels));
        }
        (Pixels, Height, Width, Timestamps) = (pixels, height, width, timestamps);
    }

    /// <summary>Bytes of shape <c>[frames, 3, height, width]</c>: red, green and blue planes of each frame.</summary>
    public byte[] Pixels { get; }

    /// <summary>Number of frames.</summary>
    public int Count => Timestamps.Count;

    /// <summary>Rows of a frame.</summary>
    public int Height { get; }

    /// <summary>Columns of a frame.</summary>
    public int Width { get; }

    /// <summary>When each frame is shown, in seconds from the start of the clip.</summary>
    public IReadOnlyList<double> Timestamps { get; }

    /// <summary>The planes of one frame, <c>[3, height, width]</c>.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is no such frame.</exception>
    public ReadOnlySpan<byte> this[int frame]
    {
        get
        {
            ArgumentOutOfRangeException.ThrowIfNegative(frame);
            ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(frame, Count);
            var bytes = 3 * Height * Width;
            return Pixels.AsSpan(frame * bytes, bytes);
        }
    }
}
