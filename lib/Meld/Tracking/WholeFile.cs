namespace Meld.Tracking;

/// <summary>Files that appear whole or not at all, whenever the process ends.</summary>
internal static class WholeFile
{
    /// <summary>What the name of a file ends in while it is written; such a file counts as nothing, and the next attempt replaces it.</summary>
    public const string Unfinished = ".writing";

    /// <summary>Writes a file, replacing any.</summary>
    /// <exception cref="IOException">It cannot be written.</exception>
    public static void Write(string path, Action<Stream> write)
    {
        using (var stream = File.Create(path + Unfinished))
        {
            write(stream);
            // Without this a machine that fails may keep the new name with the old content.
            stream.Flush(flushToDisk: true);
        }
        File.Move(path + Unfinished, path, overwrite: true);
    }
}
