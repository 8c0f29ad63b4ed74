namespace Meld.Storage.Archives;

/// <summary>What unpacking an archive has done.</summary>
public sealed class UnpackResult
{
    /// <summary>Files that were written, by path relative to the target, with their sizes in bytes.</summary>
    public IDictionary<string, long> Written { get; } = new SortedDictionary<string, long>(StringComparer.Ordinal);

    /// <summary>Files that were there already with the same content, byte for byte.</summary>
    public IDictionary<string, long> Kept { get; } = new SortedDictionary<string, long>(StringComparer.Ordinal);

    /// <summary>Of those in <see cref="Written"/>, the ones that took the place of another content.</summary>
    public IList<string> Replaced { get; } = [];

    /// <summary>Files that were there with another content and were left as they are; relative to the target.</summary>
    public IList<string> Differing { get; } = [];

    /// <summary>Files of the archive that were passed over, by their names in it.</summary>
    public IList<string> LeftOut { get; } = [];

    /// <summary>Bytes of all files that were written.</summary>
    public long WrittenBytes => Written.Values.Sum();
}
