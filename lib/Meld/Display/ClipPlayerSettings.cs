namespace Meld.Display;

/// <summary>How small a <see cref="ClipPlayer"/> makes a clip. With the usual settings a clip of MELD's usual three seconds takes about a quarter of a megabyte.</summary>
public sealed record ClipPlayerSettings
{
    /// <summary>The settings that hold unless others are given.</summary>
    public static ClipPlayerSettings Default { get; } = new();

    /// <summary>Pixels of the picture's longest side; a smaller picture stays as it is.</summary>
    public int LongestSide { get; init; } = 320;

    /// <summary>Frames shown a second.</summary>
    public double FramesPerSecond { get; init; } = 12;

    /// <summary>Samples a second of the sound; one of MP3's rates, such as 16,000 or 22,050.</summary>
    public int SampleRate { get; init; } = 16_000;

    /// <summary>How much of a clip is shown, from its start.</summary>
    public TimeSpan Length { get; init; } = TimeSpan.FromSeconds(20);
}
