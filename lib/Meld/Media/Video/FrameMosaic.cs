namespace Meld.Media.Video;

/// <summary>
/// Frames of a clip, one below the other, as one picture for a network of pictures: the form of the repository hudsonmendes/uolondon-cm3070-fp (HLM12ERC),
/// where five frames 240 pixels high make a picture 426 wide and 1200 high of a 16:9 clip, scaled to 256 by 721. The original then kept the upper 256 rows,
/// less than two of its five frames, and filled the rest with black; here all of them are seen.
/// </summary>
public sealed record FrameMosaic
{
    /// <summary>Number of frames, spread evenly from the clip's first to its last.</summary>
    public int FrameCount { get; init; } = 5;

    /// <summary>Height of each frame before the whole is scaled; its width follows from the clip.</summary>
    public int FrameHeight { get; init; } = 240;

    /// <summary>Rows of the result: floor(1200 · 256 / 426).</summary>
    public int Height { get; init; } = 721;

    /// <summary>Columns of the result.</summary>
    public int Width { get; init; } = 256;

    /// <summary>What is taken off each colour; by default MELD's mean by that repository.</summary>
    public ChannelValues Mean { get; init; } = new(0.2706f, 0.2010f, 0.1914f);

    /// <summary>What each colour is divided by; by default MELD's deviation by that repository.</summary>
    public ChannelValues Deviation { get; init; } = new(0.1857f, 0.1608f, 0.1667f);

    private FrameForm Form => new() { Rule = FrameRule.Spread(FrameCount), Size = FrameSize.OfHeight(FrameHeight), Mean = Mean, Deviation = Deviation };

    /// <summary>What to ask an <see cref="IClipReader"/> for.</summary>
    public ClipRequest ToRequest() => Form.ToRequest();

    /// <summary>The mosaic as one frame of bytes, <c>[1, 3, height, width]</c>.</summary>
    /// <remarks>
    /// The whole is scaled rather than each frame, as 721 rows do not share out among five frames. A clip of another aspect than 16:9 is squeezed into the same
    /// size, since a network wants one.
    /// </remarks>
    /// <param name="frames">What a reader gave for <see cref="ToRequest"/>.</param>
    /// <exception cref="ArgumentException">There are not as many frames as a mosaic has.</exception>
    public ClipFrames Picture(ClipFrames frames)
    {
        if (frames.Count != FrameCount) throw new ArgumentException($"A mosaic of {FrameCount} frames cannot be made of {frames.Count}.", nameof(frames));
        return BilinearScaling.Scale(Stacked(frames), Height, Width);
    }

    /// <summary>The mosaic as a network takes it, <c>[1, 3, height, width]</c>.</summary>
    /// <inheritdoc cref="Picture" path="/remarks"/>
    /// <param name="frames">What a reader gave for <see cref="ToRequest"/>.</param>
    /// <exception cref="ArgumentException">There are not as many frames as a mosaic has.</exception>
    public FrameValues Apply(ClipFrames frames) => Form.Apply(Picture(frames));

    /// <summary>The picture that values were made of, for looking at.</summary>
    /// <param name="values">What <see cref="Apply"/> gave.</param>
    public ClipFrames Restore(FrameValues values) => Form.Restore(values, [0]);

    private static ClipFrames Stacked(ClipFrames frames)
    {
        var plane = frames.Height * frames.Width;
        var pixels = new byte[frames.Pixels.Length];
        for (var i = 0; i < 3 * frames.Count; i++)
        {
            var (frame, colour) = Math.DivRem(i, 3);
            frames[frame].Slice(colour * plane, plane).CopyTo(pixels.AsSpan((colour * frames.Count + frame) * plane));
        }
        return new ClipFrames(pixels, frames.Count * frames.Height, frames.Width, [frames.Timestamps[0]]);
    }
}
