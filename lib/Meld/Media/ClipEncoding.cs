namespace Meld.Media;

/// <summary>How <see cref="ClipEncoder"/> encodes.</summary>
public sealed record ClipEncoding
{
    /// <summary>The settings that hold unless others are given.</summary>
    public static ClipEncoding Default { get; } = new();

    /// <summary>libx264's constant rate factor, from 0 (without loss) to 51; six more halve the bytes, about.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is not from 0 to 51.</exception>
    public int RateFactor
    {
        get;
        init => field = value is >= 0 and <= 51 ? value : throw new ArgumentOutOfRangeException(nameof(RateFactor), value, "A rate factor is from 0 to 51.");
    } = 26;

    /// <summary>libx264's preset, from <c>ultrafast</c> to <c>placebo</c>: how long it looks for a shorter form.</summary>
    /// <exception cref="ArgumentException">libx264 has no such preset.</exception>
    public string Preset
    {
        get;
        init => field = Presets.Contains(value)
            ? value
            : throw new ArgumentException($"libx264 has no preset '{value}', only {string.Join(", ", Presets)}.", nameof(Preset));
    } = "medium";

    /// <summary>Frames from one key frame to the next at most; a player jumps to key frames.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is not positive.</exception>
    public int KeyInterval
    {
        get;
        init => field = value > 0 ? value : throw new ArgumentOutOfRangeException(nameof(KeyInterval), value, "Key frames are at least one frame apart.");
    } = 250;

    /// <summary>The sound's codec.</summary>
    public SoundCodec SoundCodec { get; init; } = SoundCodec.Aac;

    /// <summary>Bits per second of the sound.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is not positive.</exception>
    public int SoundBitRate
    {
        get;
        init => field = value > 0 ? value : throw new ArgumentOutOfRangeException(nameof(SoundBitRate), value, "A bit rate must be positive.");
    } = 32_000;

    private static readonly string[] Presets =
        ["ultrafast", "superfast", "veryfast", "faster", "fast", "medium", "slow", "slower", "veryslow", "placebo"];
}
