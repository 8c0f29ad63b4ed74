namespace Meld.Display;

/// <summary>
/// How small a <see cref="ClipPlayer"/> makes a clip. With the usual settings a clip of MELD's usual three seconds takes about a quarter of a megabyte.
/// </summary>
public sealed record ClipPlayerSettings
{
    /// <summary>The settings that hold unless others are given.</summary>
    public static ClipPlayerSettings Default { get; } = new();

    /// <summary>Pixels of the picture's longest side; a smaller picture stays as it is.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is not from 16 to 4096.</exception>
    public int LongestSide
    {
        get;
        init => field = value is >= 16 and <= 4096 ? value : throw Outside(nameof(LongestSide), value, "The longest side has from 16 to 4096 pixels.");
    } = 320;

    /// <summary>Frames shown a second.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is not above 0 and at most 60.</exception>
    public double FramesPerSecond
    {
        get;
        init => field = value is > 0 and <= 60 ? value : throw Outside(nameof(FramesPerSecond), value, "From just above 0 to 60 frames are shown a second.");
    } = 12;

    /// <summary>Samples a second of the sound; one of MP3's rates, from 8,000 over 16,000 and 22,050 to 48,000.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is not from 8,000 to 48,000.</exception>
    public int SampleRate
    {
        get;
        init => field = value is >= 8_000 and <= 48_000 ? value : throw Outside(nameof(SampleRate), value, "MP3 has from 8,000 to 48,000 samples a second.");
    } = 16_000;

    /// <summary>How much of a clip is shown, from its start.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is not positive.</exception>
    public TimeSpan Length
    {
        get;
        init => field = value > TimeSpan.Zero ? value : throw Outside(nameof(Length), value, "Some of a clip must be shown.");
    } = TimeSpan.FromSeconds(20);

    private static ArgumentOutOfRangeException Outside(string name, object value, string message) => new(name, value, message);
}
