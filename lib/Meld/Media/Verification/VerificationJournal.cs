using System.Text;
using System.Text.Json;
using Meld.Storage;

namespace Meld.Media.Verification;

/// <summary>
/// What was measured of clips, line by line in <see cref="VerificationFolder.Journal"/>, so that a run which was stopped, even killed, goes on where it was and
/// a later one measures only what has changed. Safe for use from several threads.
/// </summary>
public sealed class VerificationJournal : IDisposable
{
    // Raised whenever the same file would be measured otherwise, if only for a mended fault.
    private const int Version = 2;

    private readonly Dictionary<string, JournalEntry> entries = new(StringComparer.Ordinal);
    private readonly Lock gate = new();
    private readonly FileStream? held;
    private readonly string path;
    private FileStream? stream;

    private VerificationJournal(string path, FileStream? held) => (this.path, this.held) = (path, held);

    /// <summary>A journal that is kept in memory only.</summary>
    public static VerificationJournal InMemory() => new("", null);

    /// <summary>The journal of a folder, to read and to go on with; one of another version or with other limits is begun anew.</summary>
    /// <param name="folder">The folder; made if it is missing.</param>
    /// <param name="limits">The limits that hold for what is measured.</param>
    /// <exception cref="IOException">The file cannot be read or written, or another process writes to it.</exception>
    /// <exception cref="UnauthorizedAccessException">It may not be.</exception>
    public static VerificationJournal Open(string folder, DecodeLimits limits)
    {
        Directory.CreateDirectory(folder);
        var path = Path.Combine(folder, VerificationFolder.Journal);
        var journal = new VerificationJournal(path, Lock(path));
        try
        {
            // Without a buffer: a line is in the system's hands when it is written.
            journal.stream = new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.ReadWrite, bufferSize: 0);
            journal.GoOn(limits);
            return journal;
        }
        catch
        {
            journal.Dispose();
            throw;
        }
    }

    /// <summary>What the journal of a folder holds; what is added is kept in memory only. Empty where there is none with these limits.</summary>
    /// <param name="folder">The folder, which need not be there.</param>
    /// <param name="limits">The limits that hold for what is measured.</param>
    /// <exception cref="IOException">The file cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">It may not be.</exception>
    public static VerificationJournal Read(string folder, DecodeLimits limits)
    {
        var journal = new VerificationJournal(Path.Combine(folder, VerificationFolder.Journal), null);
        if (!File.Exists(journal.path)) return journal;
        using var stream = new FileStream(journal.path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        journal.ReadLines(stream, Header(limits));
        return journal;
    }

    /// <summary>How many clips it knows.</summary>
    public int Count
    {
        get
        {
            lock (gate) return entries.Count;
        }
    }

    /// <summary>What was measured of a clip, or null where it was not or the file has changed since.</summary>
    /// <param name="clip">Its path within the corpus, with <c>/</c> between folders.</param>
    /// <param name="stamp">The file's, null where there is none.</param>
    public ClipMeasurement? Find(string clip, FileStamp? stamp)
    {
        lock (gate)
        {
            return entries.TryGetValue(clip, out var entry) && new FileStamp(entry.Measurement.Bytes, entry.Time) == stamp ? entry.Measurement : null;
        }
    }

    /// <summary>Keeps what was measured of a clip.</summary>
    /// <param name="clip">Its path within the corpus, with <c>/</c> between folders.</param>
    /// <param name="time">When the file was last written, before it was measured, in ticks of UTC.</param>
    /// <param name="measurement">What was measured.</param>
    /// <exception cref="IOException">It cannot be written; the journal stays as it was.</exception>
    public void Add(string clip, long time, ClipMeasurement measurement)
    {
        var entry = new JournalEntry(clip, time, measurement);
        var line = Encoding.UTF8.GetBytes(JsonSerializer.Serialize(entry, VerificationJson.Line) + "\n");
        lock (gate)
        {
            entries[clip] = entry;
            if (stream is not null) Append(line);
        }
    }

    /// <summary>Closes the file.</summary>
    public void Dispose()
    {
        stream?.Dispose();
        held?.Dispose();
    }

    // On a file of its own, so that the journal can be read meanwhile.
    private static FileStream Lock(string path) => FileLock.TryAcquire($"{path}.lock")
        ?? throw new IOException($"{path} is being written by another verification; wait for its end or use another folder.");

    private static string Header(DecodeLimits limits) => JsonSerializer.Serialize(new JournalHeader(Version, limits), VerificationJson.Line);

    private void GoOn(DecodeLimits limits)
    {
        var header = Header(limits);
        // A line that a kill or a full disk tore is cut off.
        stream!.SetLength(ReadLines(stream, header));
        stream.Seek(0, SeekOrigin.End);
        if (stream.Length == 0) Append(Encoding.UTF8.GetBytes(header + "\n"));
    }

    /// <summary>Takes up the entries, and returns how many bytes of the file are whole lines under the right header.</summary>
    private long ReadLines(FileStream file, string header)
    {
        var bytes = new byte[file.Length];
        file.ReadExactly(bytes);
        var end = bytes.AsSpan().LastIndexOf((byte)'\n') + 1;
        var lines = Encoding.UTF8.GetString(bytes, 0, end).Split('\n');
        if (lines[0] != header) return 0;
        foreach (var line in lines.Skip(1)) Take(line);
        return end;
    }

    private void Take(string line)
    {
        try
        {
            if (line.Length > 0 && JsonSerializer.Deserialize<JournalEntry>(line, VerificationJson.Line) is { } entry) entries[entry.Path] = entry;
        }
        catch (JsonException)
        {
            // After a power cut there may be anything in it; that clip is measured again.
        }
    }

    private void Append(byte[] line)
    {
        var end = stream!.Position;
        try
        {
            stream.Write(line);
        }
        catch (IOException error)
        {
            stream.SetLength(end);
            stream.Seek(end, SeekOrigin.Begin);
            throw new IOException($"{path} cannot be written: {error.Message}", error);
        }
    }
}
