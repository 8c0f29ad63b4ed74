using System.Runtime.InteropServices;

namespace Meld.Storage;

/// <summary>Writes files that are whole or not there, even if the process is killed or the machine stops.</summary>
internal static class DurableFile
{
    /// <summary>What the name of a file ends with while it is written.</summary>
    public const string TemporarySuffix = ".writing";

    /// <summary>Writes beside the path, waits for the disk, and renames into place.</summary>
    /// <exception cref="IOException">The file cannot be written.</exception>
    public static void Write(string path, Action<Stream> content)
    {
        var temporary = path + TemporarySuffix;
        using (var stream = new FileStream(temporary, FileMode.Create, FileAccess.Write, FileShare.None, bufferSize: 1 << 20))
        {
            content(stream);
            stream.Flush(flushToDisk: true);
        }
        Rename(temporary, path);
    }

    /// <summary>Gives a file that is on the disk another name, in place of what has that name, and waits for the disk.</summary>
    /// <exception cref="IOException">The file cannot be renamed.</exception>
    public static void Rename(string from, string to)
    {
        File.Move(from, to, overwrite: true);
        FlushFolder(Path.GetDirectoryName(Path.GetFullPath(to))!);
    }

    /// <summary>Gives a file another name besides its own, or where the file system cannot do that copies it, and waits for the disk.</summary>
    /// <exception cref="IOException">It cannot be done.</exception>
    public static void Link(string path, string other)
    {
        if (OperatingSystem.IsWindows() || AddName(path, other) != 0) Write(other, copy => Copy(path, copy));
        else FlushFolder(Path.GetDirectoryName(Path.GetFullPath(other))!);
    }

    private static void Copy(string path, Stream target)
    {
        using var source = File.OpenRead(path);
        source.CopyTo(target);
    }

    /// <summary>Waits until the names of the files in a folder are on the disk.</summary>
    // Only when the folder itself is on the disk does the new name outlast a power cut (fsync(2)). Windows has nothing of the kind.
    public static void FlushFolder(string folder)
    {
        if (OperatingSystem.IsWindows()) return;
        var descriptor = Open(folder, 0);
        if (descriptor < 0) return;
        _ = Synchronize(descriptor);
        _ = Close(descriptor);
    }

    [DllImport("libc", EntryPoint = "open", CharSet = CharSet.Ansi, BestFitMapping = false, ThrowOnUnmappableChar = true)]
    private static extern int Open(string path, int flags);

    [DllImport("libc", EntryPoint = "link", CharSet = CharSet.Ansi, BestFitMapping = false, ThrowOnUnmappableChar = true)]
    private static extern int AddName(string path, string other);

    [DllImport("libc", EntryPoint = "fsync")]
    private static extern int Synchronize(int descriptor);

    [DllImport("libc", EntryPoint = "close")]
    private static extern int Close(int descriptor);
}
