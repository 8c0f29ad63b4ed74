using System.Globalization;

namespace Meld.Storage;

/// <summary>Whether a disk has room, asked before it is filled.</summary>
public static class DiskSpace
{
    /// <summary>Bytes that this user may still write where a file or folder lies or will lie; null where the system does not tell.</summary>
    public static long? Free(string path)
    {
        var folder = Path.GetFullPath(path);
        while (!Directory.Exists(folder) && Path.GetDirectoryName(folder) is { } above) folder = above;
        try
        {
            return new DriveInfo(folder).AvailableFreeSpace;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or ArgumentException)
        {
            return null;
        }
    }

    /// <summary>Makes sure that there is room.</summary>
    /// <param name="path">A file or folder on the disk.</param>
    /// <param name="bytes">How much will be written.</param>
    /// <param name="spare">How much is to stay free beyond that.</param>
    /// <param name="purpose">What for, such as <c>unpacking x.tar</c>.</param>
    /// <exception cref="IOException">There is not.</exception>
    public static void Require(string path, long bytes, long spare, string purpose)
    {
        if (Free(path) is not { } free || free - spare >= bytes) return;
        throw new IOException(
            $"{purpose} takes {Text(bytes)}, and on the disk of {path} {Text(Math.Max(0, free - spare))} are free; make room or take another folder.");
    }

    /// <summary>A number of bytes as people read it.</summary>
    public static string Text(long bytes) => bytes switch
    {
        >= 1_000_000_000 => string.Create(CultureInfo.InvariantCulture, $"{bytes / 1e9:0.0} GB"),
        >= 1_000_000 => string.Create(CultureInfo.InvariantCulture, $"{bytes / 1e6:0.0} MB"),
        _ => string.Create(CultureInfo.InvariantCulture, $"{bytes:N0} bytes"),
    };
}
