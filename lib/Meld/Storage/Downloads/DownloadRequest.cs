namespace Meld.Storage.Downloads;

/// <summary>What to download, and what is known of it.</summary>
/// <param name="Path">Where the file comes to lie; what is there of it so far lies beside it as <c>….part</c>.</param>
/// <param name="Addresses">Where it is to be had, http or https, the best first; the next is tried when one has it no more.</param>
public sealed record DownloadRequest(string Path, IReadOnlyList<Uri> Addresses)
{
    /// <summary>Its size in bytes where that is published, else null.</summary>
    public long? Size { get; init; }

    /// <summary>Its SHA-256 where that is published, else null: then it is pinned at the first download.</summary>
    public Digest? Sha256 { get; init; }

    /// <summary>The first hex digits of its SHA-256 where no more is published, in lower case, else null.</summary>
    public string? Sha256Prefix { get; init; }

    /// <summary>Whether something is published that tells its content from another.</summary>
    internal bool HasHash => Sha256 is not null || Sha256Prefix is not null;
}
