namespace Meld.Storage.Archives;

/// <summary>A file or folder of an archive.</summary>
/// <param name="Archive">The archive as messages name it: <c>outer.tar.gz</c>, or <c>outer.tar.gz/inner.tar</c> for one inside another.</param>
/// <param name="Path">
/// Its relative path with <c>/</c> between the parts, neither leading out of the folder it is unpacked to nor ambiguous on any file system.
/// </param>
/// <param name="Kind">File or folder.</param>
/// <param name="Size">Bytes of the file; 0 for a folder.</param>
public sealed record ArchiveEntry(string Archive, string Path, ArchiveEntryKind Kind, long Size)
{
    /// <summary>The last part of the path.</summary>
    public string Name => Path[(Path.LastIndexOf('/') + 1)..];
}
