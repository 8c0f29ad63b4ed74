using Meld.Media;

namespace Meld.Features.Filling;

/// <summary>How a corpus's features are computed.</summary>
public sealed record FillSettings
{
    /// <summary>
    /// What is done about a clip that is missing or cannot be decoded; <see cref="BadClips.Warn"/> and <see cref="BadClips.Skip"/> differ in what the caller
    /// tells.
    /// </summary>
    public BadClips OnBad { get; init; } = BadClips.Warn;

    /// <summary>How many clips are decoded at once; by default one more than there are processors, since one may wait for the disk to read from.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is not positive.</exception>
    public int AtOnce
    {
        get;
        init => field = value > 0 ? value : throw new ArgumentOutOfRangeException(nameof(AtOnce), value, "At least one clip must be decoded at a time.");
    } = Environment.ProcessorCount + 1;

    /// <summary>How many threads an encoder takes.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is not positive.</exception>
    public int EncoderThreads
    {
        get;
        init => field = value > 0 ? value : throw new ArgumentOutOfRangeException(nameof(EncoderThreads), value, "An encoder takes at least one thread.");
    } = Environment.ProcessorCount;

    /// <summary>How many bytes of decoded inputs may wait to be encoded: while they are more, nothing is decoded.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is not positive.</exception>
    public long QueuedBytes
    {
        get;
        init => field = value > 0 ? value : throw new ArgumentOutOfRangeException(nameof(QueuedBytes), value, "At least one byte must be let in.");
    } = 256L << 20;
}
