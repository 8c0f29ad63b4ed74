using System.Text.Json;

namespace Meld.Storage.Downloads;

/// <summary>
/// What is there of a file that is being downloaded, <c>….part</c>, and beside it in <c>….part.json</c> what tells whether the rest still fits to it. One
/// process at a time has it.
/// </summary>
internal sealed class PartialFile : IDisposable
{
    private readonly FileStream file;
    private readonly string notesPath;

    /// <exception cref="DownloadException">Another process downloads it.</exception>
    /// <exception cref="IOException">It cannot be opened.</exception>
    public PartialFile(string target)
    {
        (Path, notesPath) = (target + ".part", target + ".part.json");
        if (new FileInfo(Path).LinkTarget is not null) throw new DownloadException($"{Path} is a link; remove it.");
        file = FileLock.TryAcquire(Path) ?? throw new DownloadException($"{target} is being downloaded by another process.");
        Notes = ReadNotes();
        // Bytes of which nobody knows where they are from are worth nothing.
        if (Notes is null && Length > 0) file.SetLength(0);
        file.Position = Length;
    }

    /// <summary>Where it lies.</summary>
    public string Path { get; }

    /// <summary>Bytes that are there. They were written one after the other, so a process that is killed leaves a beginning of the file.</summary>
    public long Length => file.Length;

    /// <summary>Where they are from, or null before anything came.</summary>
    public PartialNotes? Notes { get; private set; }

    /// <summary>Throws away what is there and begins anew with what another answer brings.</summary>
    public void Restart(PartialNotes? notes)
    {
        // First nothing, then the notes: never are there bytes under notes of something else.
        file.SetLength(0);
        file.Position = 0;
        Notes = null;
        File.Delete(notesPath);
        if (notes is not null) Note(notes);
    }

    /// <summary>Notes more about what is there.</summary>
    public void Note(PartialNotes notes)
    {
        Notes = notes;
        DurableFile.Write(notesPath, stream => JsonSerializer.Serialize(stream, notes));
    }

    /// <summary>Adds bytes to the end.</summary>
    public void Append(ReadOnlySpan<byte> bytes) => file.Write(bytes);

    /// <summary>The hash of what is there, read back.</summary>
    public Digest Hash(Action<long> progress, CancellationToken cancellation)
    {
        file.Position = 0;
        return Digest.Of(file, progress, cancellation);
    }

    /// <summary>Gives it its name.</summary>
    public void Complete(string target)
    {
        file.Flush(flushToDisk: true);
        File.Move(Path, target, overwrite: true);
        DurableFile.FlushFolder(System.IO.Path.GetDirectoryName(target)!);
        File.Delete(notesPath);
    }

    /// <inheritdoc/>
    public void Dispose() => file.Dispose();

    private PartialNotes? ReadNotes()
    {
        try
        {
            return File.Exists(notesPath) ? JsonSerializer.Deserialize<PartialNotes>(File.ReadAllBytes(notesPath)) : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
