namespace Meld.Media;

/// <summary>What came out of one pass over a clip.</summary>
public sealed class DecodedClip
{
    /// <summary>What the container says.</summary>
    public required ClipInfo Info { get; init; }

    /// <summary>The frames, or null when none were asked for or the clip has no picture; without a frame, when its picture lasts no time at all.</summary>
    public ClipFrames? Frames { get; init; }

    /// <summary>The sound, one channel, or null when it was not asked for or the clip has none; it begins at <see cref="SoundStart"/>; without a sample, when its sound lasts no time at all.</summary>
    public Waveform? Sound { get; init; }

    /// <summary>Seconds from the start of the clip to the first sample: 0, unless the picture begins before the sound.</summary>
    public double SoundStart { get; init; }

    /// <summary>True when the clip is longer than <see cref="DecodeLimits.Length"/> and what lies beyond was left out.</summary>
    public bool IsCut { get; init; }

    /// <summary>What is wrong with the clip, in words; empty for a sound one. Not empty only where the request accepts damage.</summary>
    public IReadOnlyList<string> Damage { get; init; } = [];
}
