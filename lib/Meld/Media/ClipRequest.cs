namespace Meld.Media;

/// <summary>What is wanted of a clip: frames, sound, both, or neither, which reads <see cref="ClipInfo"/> only. No more is decoded than it takes.</summary>
public sealed record ClipRequest
{
    /// <summary>Which frames, or null for none.</summary>
    public FrameRule? Frames { get; init; }

    /// <summary>How large the frames come out.</summary>
    public FrameSize Size { get; init; } = FrameSize.Source;

    /// <summary>Samples per second of the waveform, from 1,000 to 384,000, or null for no sound.</summary>
    public int? SampleRate { get; init; }

    /// <summary>
    /// True to take what can be decoded of a damaged clip and name the damage in <see cref="DecodedClip.Damage"/>; by default damage is an exception.
    /// </summary>
    public bool AcceptDamage { get; init; }

    /// <summary>What the clip may cost.</summary>
    public DecodeLimits Limits { get; init; } = DecodeLimits.Default;
}
