namespace Meld.Media.Video;

/// <summary>Frames as a network takes them.</summary>
public sealed class FrameValues
{
    /// <param name="values">Values of shape <c>[frames, 3, height, width]</c>.</param>
    /// <param name="height">Rows of a frame.</param>
    /// <param name="width">Columns of a frame.</param>
    /// <exception cref="ArgumentException">The values do not make whole frames.</exception>
    public FrameValues(float[] values, int height, int width)
    {
        var pixels = 3L * height * width;
        if (height <= 0 || width <= 0 || values.Length % pixels != 0)
            throw new ArgumentException($"{values.Length} values do not make frames of {height} x {width}.", nameof(values));
        (Values, Count, Height, Width) = (values, (int)(values.Length / pixels), height, width);
    }

    /// <summary>Values of shape <c>[frames, 3, height, width]</c>.</summary>
    public float[] Values { get; }

    /// <summary>Number of frames.</summary>
    public int Count { get; }

    /// <summary>Rows of a frame.</summary>
    public int Height { get; }

    /// <summary>Columns of a frame.</summary>
    public int Width { get; }

    /// <summary>The shape, <c>[frames, 3, height, width]</c>, as <c>torch.tensor(Values, Shape)</c> wants it.</summary>
    public long[] Shape => [Count, 3, Height, Width];
}
