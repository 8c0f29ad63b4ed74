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
}
