using Meld.Storage.Downloads;

namespace Meld.Corpus.Fetching;

/// <summary>What came of fetching MELD.</summary>
public sealed record MeldFetchResult
{
    /// <summary>The annotations as they are read, or null while files of them are missing.</summary>
    public DialogueCorpus? Corpus { get; init; }

    /// <summary>Annotation files that are missing, by name; there are none when the whole archive was unpacked.</summary>
    public required IReadOnlyList<string> MissingAnnotations { get; init; }

    /// <summary>The downloaded archive, or null where none was needed.</summary>
    public DownloadedFile? Download { get; init; }

    /// <summary>Whether everything was there already, so that nothing was read or written.</summary>
    public bool WasThere { get; init; }

    /// <summary>Number of files that were written.</summary>
    public int Written { get; init; }

    /// <summary>Number of files that were there with the same content.</summary>
    public int Kept { get; init; }

    /// <summary>Files that took the place of another content.</summary>
    public IReadOnlyList<string> Replaced { get; init; } = [];

    /// <summary>Annotation files that were there with another content and were left as they are.</summary>
    public IReadOnlyList<string> DifferingAnnotations { get; init; } = [];

    /// <summary>Clips that were there with another content and were left as they are.</summary>
    public IReadOnlyList<string> DifferingClips { get; init; } = [];

    /// <summary>Number of files of macOS in the archive, which were left out.</summary>
    public int LeftOutOfMac { get; init; }

    /// <summary>Other files that were left out, by their names in the archive.</summary>
    public IReadOnlyList<string> LeftOut { get; init; } = [];

    /// <summary>Whether the annotations say what MELD's say; null while some are missing.</summary>
    public bool? IsMeld => Corpus is null ? null : Corpus.DataHash == MeldAnnotations.MultipartyHash;
}
