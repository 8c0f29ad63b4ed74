namespace Meld.Features;

/// <summary>What tells, without reading a file, that it is still the one that was read.</summary>
/// <param name="Length">Its length in bytes.</param>
/// <param name="Time">When it was last written, in ticks of UTC.</param>
public readonly record struct FileStamp(long Length, long Time)
{
    /// <summary>A file's stamp, or null where there is no such file.</summary>
    public static FileStamp? Of(string path) => new FileInfo(path) is { Exists: true } file ? new FileStamp(file.Length, file.LastWriteTimeUtc.Ticks) : null;
}
