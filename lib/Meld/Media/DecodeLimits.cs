namespace Meld.Media;

/// <summary>What one clip may cost. Length is cut off, with <see cref="DecodedClip.IsCut"/> set; beyond the other limits there is an exception.</summary>
public sealed record DecodeLimits
{
    /// <summary>The limits that hold unless others are given.</summary>
    public static DecodeLimits Default { get; } = new();

    /// <summary>
    /// How much of a clip is read, from its start. A minute holds every rightly cut utterance of MELD (41 s at most); two of test's clips last four and five
    /// minutes.
    /// </summary>
    public TimeSpan Length { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>Pixels that a stored frame may have; by default those of 4096 x 2304.</summary>
    public long SourcePixels { get; init; } = 4096L * 2304;

    /// <summary>Bytes of pixels that may come out of one clip, over all its frames; by default 1 GiB.</summary>
    public long OutputBytes { get; init; } = 1L << 30;

    /// <summary>Samples of sound that may come out of one clip; by default a minute at 192 kHz.</summary>
    public long Samples { get; init; } = 60L * 192_000;

    /// <summary>
    /// How long decoding may take by the clock. In process, a container's head that was made to be slow can take a few seconds more, since libav is not
    /// interrupted there; a worker is ended in any case.
    /// </summary>
    public TimeSpan Time { get; init; } = TimeSpan.FromSeconds(30);
}
