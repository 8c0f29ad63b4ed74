using Meld.Storage;

namespace Meld.Weights.Pretrained;

/// <summary>A file of a published model, and what is known of it. A size or hash stands here only with its source.</summary>
/// <param name="Name">Its name.</param>
public sealed record PublishedFile(string Name)
{
    /// <summary>Its size in bytes, or null where only a rounded one is published.</summary>
    public long? Bytes { get; init; }

    /// <summary>Its size as it was published, rounded; null where <see cref="Bytes"/> is known.</summary>
    public long? AboutBytes { get; init; }

    /// <summary>Its SHA-256, or null.</summary>
    public Digest? Sha256 { get; init; }

    /// <summary>The first hex digits of its SHA-256 where no more is published, else null.</summary>
    public string? Sha256Prefix { get; init; }

    /// <summary>Where the hash is from; null where none is known, and it is pinned at the first download.</summary>
    public string? HashSource { get; init; }

    /// <summary>What is wrong with a content of this hash, in half a sentence, or null.</summary>
    public string? Mismatch(Digest hash) => hash switch
    {
        _ when Sha256 is { } whole && whole != hash => $"its SHA-256 is {hash}, and {whole} is published",
        _ when Sha256Prefix is { } prefix && !hash.ToString().StartsWith(prefix, StringComparison.Ordinal)
            => $"its SHA-256 is {hash}, and one that begins with {prefix} is published",
        _ => null,
    };
}
