namespace Meld.Media.Audio;

/// <summary>
/// A mel spectrogram as a network takes it: standardised over the clip and of a fixed number of frames. The sizes are those of the repository
/// Andreaswt/ai-video-sentiment-model (64 bands, 300 frames of 32 ms, 9.6 s), without its faults; <see cref="AiVideoSentiment"/> has them.
/// </summary>
public sealed record MelForm
{
    /// <summary>That repository's form, faults included: power, which a few loud frames dominate, and NaN for a silent clip.</summary>
    public static MelForm AiVideoSentiment { get; } = new() { IsDecibels = false, IsGuarded = false };

    /// <summary>The mel spectrogram beneath.</summary>
    public MelSettings Mel { get; init; } = new() { FftSize = 1024, Hop = 512, Bands = 64 };

    /// <summary>How many frames come out.</summary>
    public int FrameCount { get; init; } = 300;

    /// <summary>True to standardise decibels, false to standardise power.</summary>
    public bool IsDecibels { get; init; } = true;

    /// <summary>How far below the loudest value decibels may lie, or null for no floor but that of silence, -100 dB.</summary>
    public double? Range { get; init; } = 80;

    /// <summary>True when a spectrogram without any variation, that of silence, becomes zeros; false when it is divided by zero, which gives NaN.</summary>
    public bool IsGuarded { get; init; } = true;

    /// <summary>
    /// False when the clip is standardised first and filled up with zeros, its mean, afterwards; true when it is filled up or cut first, so that mean and
    /// deviation depend on how much was filled.
    /// </summary>
    public bool IsFilledFirst { get; init; }
}
