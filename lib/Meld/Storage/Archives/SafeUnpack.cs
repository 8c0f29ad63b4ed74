namespace Meld.Storage.Archives;

/// <summary>
/// Unpacks an archive that nobody vouches for: only files and folders, only below the target, nothing through links, everything within limits. A file has its
/// name when it is complete and not before; unpacking again after being stopped at any moment finishes, and files that are there already are compared.
/// </summary>
/// <param name="directory">The target; made if it is missing.</param>
/// <param name="place">Where an entry goes.</param>
/// <param name="limits">How much the archive may hold.</param>
/// <param name="overwrite">Whether a file with another content is replaced; otherwise it stays and is told of.</param>
public sealed class SafeUnpack(string directory, Func<ArchiveEntry, Placement> place, ArchiveLimits limits, bool overwrite)
{
    private readonly Dictionary<string, string> placed = new(StringComparer.Ordinal);
    private readonly ArchiveNames names = new();
    private readonly byte[] buffer = new byte[1 << 17], other = new byte[1 << 17];
    private long total;

    /// <summary>
    /// Unpacks an archive. Where it turns out damaged, the files that this call wrote are removed again, since any of them may be wrong; where it only ends
    /// early, they stay. A file that was replaced is kept until the archive's end and put back where that is not reached, whatever the reason; if the process
    /// is killed, by the next call.
    /// </summary>
    /// <param name="source">The archive's bytes; need not be seekable.</param>
    /// <param name="name">What messages call it, such as its file name.</param>
    /// <param name="progress">Told how many bytes of the archive are done.</param>
    /// <param name="size">Bytes of the archive, or null where nobody knows.</param>
    /// <param name="cancellation">Stops it.</param>
    /// <exception cref="ArchiveException">It is cut short, damaged, too large, or holds what is refused.</exception>
    /// <exception cref="IOException">The archive cannot be read or a file cannot be written, or something in the target is in the way.</exception>
    /// <exception cref="UnauthorizedAccessException">The target may not be written.</exception>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    public UnpackResult Unpack(Stream source, string name, IProgress<WorkProgress> progress, long? size, CancellationToken cancellation)
    {
        var result = new UnpackResult();
        using var target = new UnpackTarget(directory);
        try
        {
            using var reader = ArchiveReader.Open(source, name, limits);
            UnpackAll(reader, target, result, () => progress.Report(new($"unpacking {name}", reader.BytesRead, size, "bytes")), cancellation);
        }
        catch (ArchiveException error) when (error.Problem == ArchiveProblem.Damaged && result.Written.Count > 0)
        {
            foreach (var path in result.Written.Keys.Except(result.Replaced)) File.Delete(Path.Combine(directory, path));
            target.Restore();
            var restored = result.Replaced.Count == 0 ? "" : $" What it had replaced ({Files(result.Replaced.Count)}) was put back.";
            var message = $"{error.Message} What was unpacked from it ({Files(result.Written.Count)}) was removed again, since any of it may be wrong.{restored}";
            throw new ArchiveException(error.Problem, message, error.LastWhole, error);
        }
        target.Complete();
        return result;
    }

    private void UnpackAll(ArchiveReader reader, UnpackTarget target, UnpackResult result, Action report, CancellationToken cancellation)
    {
        while (reader.Next() is { } entry)
        {
            report();
            cancellation.ThrowIfCancellationRequested();
            var placement = place(entry);
            if (placement.IsArchive && entry.Kind == ArchiveEntryKind.File)
            {
                using var inner = reader.OpenInner();
                UnpackAll(inner, target, result, report, cancellation);
            }
            else if (placement.Path is { } path)
            {
                var full = Prepare(entry, path, target);
                if (entry.Kind == ArchiveEntryKind.File) UnpackFile(entry, path, full, reader.Content, target, result);
            }
            else if (entry.Kind == ArchiveEntryKind.File)
            {
                result.LeftOut.Add($"{entry.Archive}/{entry.Path}");
            }
        }
    }

    private string Prepare(ArchiveEntry entry, string path, UnpackTarget target)
    {
        var isFolder = entry.Kind == ArchiveEntryKind.Folder;
        if (entry.Size > limits.FileSize)
            throw Refused(ArchiveProblem.TooMuch, entry, $"has {ArchiveScan.Number(entry.Size)} bytes; {ArchiveScan.Number(limits.FileSize)} are the limit");
        if ((total += entry.Size) > limits.TotalSize)
            throw Refused(ArchiveProblem.TooMuch, entry, $"makes more than {ArchiveScan.Number(limits.TotalSize)} bytes in all");
        if (!placed.ContainsKey(path) && names.Add(path, isFolder) is { } clash)
            throw Refused(ArchiveProblem.Refused, entry, $"belongs at '{path}', but {clash}");
        return target.Prepare(path, isFolder);
    }

    private void UnpackFile(ArchiveEntry entry, string path, string full, Stream content, UnpackTarget target, UnpackResult result)
    {
        var known = new FileInfo(full);
        var comparison = known.Exists ? Compare(known, content) : default;
        var isSame = known.Exists && known.Length == entry.Size && comparison.Equal == entry.Size;
        if (placed.TryGetValue(path, out var first))
        {
            // Two entries for one path, from different archives inside this one, are harmless only when they agree.
            if (!isSame) throw Refused(ArchiveProblem.Refused, entry, $"belongs at '{path}', where {first} with another content belongs too");
            result.LeftOut.Add($"{entry.Archive}/{entry.Path}");
            return;
        }
        placed[path] = $"{entry.Archive}/{entry.Path}";
        if (isSame)
        {
            result.Kept.Add(path, entry.Size);
        }
        else if (known.Exists && !overwrite)
        {
            result.Differing.Add(path);
        }
        else
        {
            target.Write(full, file => Copy(known, comparison, content, file));
            if (known.Exists) result.Replaced.Add(path);
            result.Written.Add(path, entry.Size);
        }
    }

    // What has gone by of the content: so many bytes that the file begins with too, then those in the buffer that it has not. Nothing without length is
    // opened: it may be a pipe, which never answers.
    private (long Equal, int From, int To) Compare(FileInfo known, Stream content)
    {
        if (known.Length == 0 || known.Length != content.Length) return default;
        using var file = new FileStream(known.FullName, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 0);
        for (var equal = 0L; ;)
        {
            var length = content.Read(buffer);
            if (length == 0) return (equal, 0, 0);
            var there = file.ReadAtLeast(other.AsSpan(0, length), length, throwOnEndOfStream: false);
            var same = buffer.AsSpan(0, length).CommonPrefixLength(other.AsSpan(0, there));
            equal += same;
            if (same < length) return (equal, same, length);
        }
    }

    private void Copy(FileInfo known, (long Equal, int From, int To) comparison, Stream content, Stream target)
    {
        if (comparison.Equal > 0)
        {
            using var file = new FileStream(known.FullName, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 0);
            for (var left = comparison.Equal; left > 0;)
            {
                var part = other.AsSpan(0, (int)Math.Min(left, other.Length));
                file.ReadExactly(part);
                target.Write(part);
                left -= part.Length;
            }
        }
        target.Write(buffer, comparison.From, comparison.To - comparison.From);
        for (int length; (length = content.Read(buffer)) > 0;) target.Write(buffer, 0, length);
    }

    private static string Files(int count) => count == 1 ? "1 file" : $"{ArchiveScan.Number(count)} files";

    private static ArchiveException Refused(ArchiveProblem problem, ArchiveEntry entry, string why) =>
        new(problem, $"{entry.Archive}/{entry.Path} is refused: it {why}.", null);
}
