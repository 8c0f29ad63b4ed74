namespace Meld.Media.Verification;

/// <summary>How a corpus is verified.</summary>
public sealed record VerificationSettings
{
    /// <summary>The settings that hold unless others are given.</summary>
    public static VerificationSettings Default { get; } = new();

    /// <summary>How much of a clip is looked at: by default its first ten minutes, in at most five.</summary>
    public DecodeLimits Limits { get; init; } = new() { Length = TimeSpan.FromMinutes(10), Time = TimeSpan.FromMinutes(5), OutputBytes = 64 << 20 };

    /// <summary>How much of a clip is read by those who use it; a longer one gets a remark.</summary>
    public TimeSpan UsualLength { get; init; } = DecodeLimits.Default.Length;

    /// <summary>How many clips are decoded at most, spread evenly over those not in the journal; null for all.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is not positive.</exception>
    public int? Most
    {
        get;
        init => field = value is null or > 0 ? value : throw new ArgumentOutOfRangeException(nameof(Most), value, "At least one clip must be decoded.");
    }

    /// <summary>What each clip should be, from a manifest made elsewhere; null for no comparison.</summary>
    public IReadOnlyDictionary<Corpus.UtteranceKey, ManifestEntry>? Manifest { get; init; }
}
