namespace Meld.Media.Video;

/// <summary>The form in which a network takes frames: which of a clip, how large, in which order of colours, and with which mean and deviation.</summary>
public sealed record FrameForm
{
    /// <summary>Which frames.</summary>
    public required FrameRule Rule { get; init; }

    /// <summary>How large they are.</summary>
    public FrameSize Size { get; init; } = FrameSize.Source;

    /// <summary>What is taken off each colour, on a scale from 0 to 1.</summary>
    public ChannelValues Mean { get; init; }

    /// <summary>What each colour is then divided by.</summary>
    public ChannelValues Deviation { get; init; } = new(1, 1, 1);

    /// <summary>True for blue, green, red, as OpenCV reads frames, in place of red, green, blue.</summary>
    public bool IsBgr { get; init; }

    /// <summary>How many frames come out, filled up with zeros or cut; null for as many as the clip gives.</summary>
    public int? FrameCount { get; init; }

    /// <summary>What to ask an <see cref="IClipReader"/> for.</summary>
    public ClipRequest ToRequest() => new() { Frames = Rule, Size = Size };

    /// <summary>The frames in this form, <c>[frames, 3, height, width]</c>: (byte / 255 - mean) / deviation.</summary>
    /// <param name="frames">What a reader gave for <see cref="ToRequest"/>; sizes are taken as they come.</param>
    /// <exception cref="ArgumentException">The frames have no pixels.</exception>
    public FrameValues Apply(ClipFrames frames)
    {
        ArgumentNullException.ThrowIfNull(frames);
        var (count, plane) = (FrameCount ?? frames.Count, frames.Height * frames.Width);
        var values = GC.AllocateUninitializedArray<float>(checked(3 * count * plane));
        // Frames that the clip lacks.
        values.AsSpan(3 * Math.Min(count, frames.Count) * plane).Clear();
        for (var i = 0; i < 3 * Math.Min(count, frames.Count); i++)
        {
            var colour = Colour(i % 3);
            var source = frames[i / 3].Slice(colour * plane, plane);
            PixelScale.ToValues(source, Mean[colour], Deviation[colour], values.AsSpan(i * plane, plane));
        }
        return new FrameValues(values, frames.Height, frames.Width);
    }

    /// <summary>What <see cref="Apply"/> was given, for looking at: as RGB bytes, rounded, and clipped where values are of no colour.</summary>
    /// <param name="values">Frames in this form.</param>
    /// <param name="timestamps">When each frame is shown, in seconds; frames beyond these, which filled up, are left out.</param>
    /// <exception cref="ArgumentException">There are more times than frames.</exception>
    public ClipFrames Restore(FrameValues values, IReadOnlyList<double> timestamps)
    {
        if (timestamps.Count > values.Count) throw new ArgumentException($"{timestamps.Count} times are more than {values.Count} frames.", nameof(timestamps));
        var plane = values.Height * values.Width;
        var pixels = new byte[3 * timestamps.Count * plane];
        for (var i = 0; i < 3 * timestamps.Count; i++)
        {
            var colour = Colour(i % 3);
            var target = pixels.AsSpan((i / 3 * 3 + colour) * plane, plane);
            PixelScale.ToBytes(values.Values.AsSpan(i * plane, plane), Mean[colour], Deviation[colour], target);
        }
        return new ClipFrames(pixels, values.Height, values.Width, timestamps);
    }

    private int Colour(int channel) => IsBgr ? 2 - channel : channel;
}
