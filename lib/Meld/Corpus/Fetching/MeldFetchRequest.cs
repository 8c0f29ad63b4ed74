namespace Meld.Corpus.Fetching;

/// <summary>What to fetch of MELD, and where to.</summary>
/// <param name="Directory">The corpus; made if it is missing.</param>
public sealed record MeldFetchRequest(string Directory)
{
    /// <summary>Archives that are at hand: MELD.Raw.tar.gz, or some of those inside it. Nothing is downloaded when there are any.</summary>
    public IReadOnlyList<string> Archives { get; init; } = [];

    /// <summary>Another address of the archive than those that are published, or null.</summary>
    public Uri? Address { get; init; }

    /// <summary>Whether files that are there with another content are replaced.</summary>
    public bool Overwrite { get; init; }

    /// <summary>Whether a downloaded archive is removed when everything is unpacked.</summary>
    public bool DeleteArchive { get; init; }
}
