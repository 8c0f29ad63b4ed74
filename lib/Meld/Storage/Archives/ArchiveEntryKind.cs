namespace Meld.Storage.Archives;

/// <summary>What an archive may hold.</summary>
public enum ArchiveEntryKind
{
    /// <summary>A regular file.</summary>
    File,

    /// <summary>A folder.</summary>
    Folder,
}
