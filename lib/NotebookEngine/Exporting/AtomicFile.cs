namespace NotebookEngine.Exporting;

/// <summary>Writes files that are whole or not there.</summary>
public static class AtomicFile
{
    /// <summary>
    /// Writes a text in UTF-8 beside the path and renames it into place, replacing what was there. Where the path is a link, what it leads
    /// to is replaced and the link stays.
    /// </summary>
    /// <param name="path">The file; its folder is made if it is missing.</param>
    /// <param name="text">The text.</param>
    /// <param name="cancellationToken">Leaves what was there untouched.</param>
    /// <exception cref="IOException">The file cannot be written.</exception>
    /// <exception cref="UnauthorizedAccessException">The file may not be written.</exception>
    public static async Task WriteAsync(string path, string text, CancellationToken cancellationToken = default)
    {
        var target = Prepare(path);
        var temporary = Temporary(target);
        try
        {
            await File.WriteAllTextAsync(temporary, text, cancellationToken).ConfigureAwait(false);
            File.Move(temporary, target, overwrite: true);
        }
        finally
        {
            File.Delete(temporary);
        }
    }

    /// <summary>
    /// Finds out whether <see cref="WriteAsync"/> could write to the path now, by making the file beside it and removing it: for who is
    /// about to do work that would be lost. What is there stays.
    /// </summary>
    /// <param name="path">The file; its folder is made if it is missing.</param>
    /// <exception cref="IOException">The file cannot be written.</exception>
    /// <exception cref="UnauthorizedAccessException">The file may not be written.</exception>
    public static void Check(string path)
    {
        var target = Prepare(path);
        if (Directory.Exists(target)) throw new IOException("it is a folder");
        var temporary = Temporary(target);
        File.Create(temporary).Dispose();
        File.Delete(temporary);
    }

    /// <summary>The file that the path leads to, in a folder that exists.</summary>
    private static string Prepare(string path)
    {
        var file = new FileInfo(Path.GetFullPath(path));
        var target = file.LinkTarget is null ? file.FullName : file.ResolveLinkTarget(returnFinalTarget: true)!.FullName;
        Directory.CreateDirectory(Path.GetDirectoryName(target)!);
        return target;
    }

    private static string Temporary(string target) => $"{target}.{Environment.ProcessId}.tmp";
}
