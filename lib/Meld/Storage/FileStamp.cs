namespace Meld.Storage;

/// <summary>What tells, without reading a file, that it is still the one that was read.</summary>
/// <param name="Length">Its length in bytes.</param>
/// <param name="Time">When it was last written, in ticks of UTC.</param>
public readonly record struct FileStamp(long Length, long Time)
{
    /// <summary>A file's stamp, that of the file itself where the path is a link; null where there is no such file or it may not be seen.</summary>
    public static FileStamp? Of(string path)
    {
        try
        {
            var file = new FileInfo(path);
            // .NET tells length and time of the link.
            if (file.LinkTarget is not null) file = file.ResolveLinkTarget(returnFinalTarget: true) as FileInfo;
            return file is { Exists: true } ? new FileStamp(file.Length, file.LastWriteTimeUtc.Ticks) : null;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            // A link to itself, or one whose end may not be looked up.
            return null;
        }
    }
}
