using Meld.Storage;
using Meld.Storage.Archives;
using Meld.Storage.Downloads;

namespace Meld.Corpus.Fetching;

/// <summary>
/// Gets MELD and lays it out as a corpus. Stopped or killed at any moment, it goes on where it was when it is called again: the download with the next byte,
/// unpacking with the next file, after comparing those that are there.
/// </summary>
/// <param name="download">Downloads the archive.</param>
/// <param name="clock">Measures the wait for another process.</param>
public sealed class MeldFetch(ResumableDownload download, TimeProvider clock)
{
    // What an archive takes when unpacked, at least: clips hardly become smaller, and annotations are a thousandth of it.
    private const long Spare = 64 << 20;

    /// <summary>Fetches it.</summary>
    /// <param name="request">What, and where to.</param>
    /// <param name="progress">Told every step.</param>
    /// <param name="cancellation">Stops it; whatever is done stays.</param>
    /// <exception cref="DownloadException">The archive cannot be downloaded or is not the published one.</exception>
    /// <exception cref="ArchiveException">An archive is cut short, damaged, holds what is refused, or nothing of MELD.</exception>
    /// <exception cref="CorpusException">The annotations that came cannot be used.</exception>
    /// <exception cref="IOException">The disk is too small, or something cannot be read or written.</exception>
    /// <exception cref="UnauthorizedAccessException">Something may not be read or written.</exception>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    public async Task<MeldFetchResult> FetchAsync(MeldFetchRequest request, IProgress<WorkProgress> progress, CancellationToken cancellation)
    {
        var directory = Path.GetFullPath(request.Directory);
        Directory.CreateDirectory(directory);
        using var held = await FileLock.AcquireAsync(
            Path.Combine(directory, ".fetch.lock"),
            () => progress.Report(new($"waiting for another process that fetches to {directory}")),
            clock,
            cancellation).ConfigureAwait(false);
        var result = IsThere(request, directory) is { } there ? there : await UnpackAllAsync(request, directory, progress, cancellation).ConfigureAwait(false);
        // The hash beside it stays: it is what another download is compared with.
        if (request is { DeleteArchive: true, Archives.Count: 0 } && result.DifferingClips.Count == 0) File.Delete(ArchivePath(directory));
        return result;
    }

    private static string ArchivePath(string directory) => Path.Combine(directory, MeldArchive.FileName);

    private static MeldFetchResult? IsThere(MeldFetchRequest request, string directory)
    {
        var fetched = FetchedFiles.Read(directory);
        if (request.Archives.Count > 0 || request.Overwrite || MissingAnnotations(directory).Count > 0 || !fetched.AreAllThere) return null;
        return new MeldFetchResult { MissingAnnotations = [], Corpus = DialogueCorpus.Load(directory), WasThere = true, Kept = fetched.Count };
    }

    private async Task<MeldFetchResult> UnpackAllAsync(
        MeldFetchRequest request, string directory, IProgress<WorkProgress> progress, CancellationToken cancellation)
    {
        var file = request.Archives.Count > 0 ? null : await DownloadAsync(request, directory, progress, cancellation).ConfigureAwait(false);
        var result = new MeldFetchResult { MissingAnnotations = [], Download = file };
        foreach (var archive in file is null ? request.Archives : [file.Path])
        {
            result = Unpack(archive, directory, request.Overwrite, result, progress, cancellation);
        }
        var missing = MissingAnnotations(directory);
        return result with { MissingAnnotations = missing, Corpus = missing.Count == 0 ? DialogueCorpus.Load(directory) : null };
    }

    private static MeldFetchResult Unpack(
        string archive, string directory, bool overwrite, MeldFetchResult before, IProgress<WorkProgress> progress, CancellationToken cancellation)
    {
        using var file = new FileStream(archive, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 0, FileOptions.SequentialScan);
        var (name, layout, left) = (Path.GetFileName(archive), new MeldLayout(directory), new List<string>());
        DiskSpace.Require(directory, file.Length - SizeOfClips(directory), Spare, $"unpacking {name}");
        var mac = 0;
        var unpack = new SafeUnpack(directory, Place, MeldArchive.Limits, overwrite);
        var result = unpack.Unpack(file, name, progress, file.Length, cancellation);
        if (result is { Written.Count: 0, Kept.Count: 0, Differing.Count: 0 })
            throw new IOException($"{name} holds nothing of MELD: no annotations and no folder {string.Join(", ", Splits.All.Select(ClipFiles.FolderName))}.");
        if (result.Differing.All(layout.IsAnnotation)) FetchedFiles.Read(directory).Add(result.Written.Concat(result.Kept));
        return before with
        {
            Written = before.Written + result.Written.Count,
            Kept = before.Kept + result.Kept.Count,
            Replaced = [.. before.Replaced, .. result.Replaced],
            DifferingAnnotations = [.. before.DifferingAnnotations, .. result.Differing.Where(layout.IsAnnotation)],
            DifferingClips = [.. before.DifferingClips, .. result.Differing.Where(path => !layout.IsAnnotation(path))],
            LeftOutOfMac = before.LeftOutOfMac + mac,
            LeftOut = [.. before.LeftOut, .. result.LeftOut.Except(left)],
        };

        Placement Place(ArchiveEntry entry)
        {
            if (entry.Kind == ArchiveEntryKind.File && MeldLayout.IsOfMac(entry))
            {
                mac++;
                left.Add($"{entry.Archive}/{entry.Path}");
            }
            return layout.Place(entry);
        }
    }

    private static long SizeOfClips(string directory) => Splits.All
        .Select(split => ClipFiles.Folder(directory, split))
        .OfType<string>()
        .Sum(folder => new DirectoryInfo(folder).EnumerateFiles().Sum(file => file.Length));

    private static IReadOnlyList<string> MissingAnnotations(string directory) =>
    [
        .. Splits.All.Where(split => CorpusFiles.Annotations(directory, split, CorpusVariant.Multiparty) is null)
            .Select(split => CorpusFiles.AnnotationFileName(split, CorpusVariant.Multiparty)),
    ];

    private async Task<DownloadedFile> DownloadAsync(
        MeldFetchRequest request, string directory, IProgress<WorkProgress> progress, CancellationToken cancellation)
    {
        var path = ArchivePath(directory);
        var known = new DownloadRequest(path, MeldArchive.Addresses) { Size = MeldArchive.Size, Sha256 = MeldArchive.Sha256 };
        if (request.Address is { } address) known = new DownloadRequest(path, [address]);
        else RequireSpace(directory, path);
        return await download.FetchAsync(known, progress, cancellation).ConfigureAwait(false);
    }

    // The archive and what is in it lie side by side for a while, however far an earlier call came.
    private static void RequireSpace(string directory, string path)
    {
        var there = new[] { path, path + ".part" }.Select(part => new FileInfo(part)).Sum(part => part.Exists ? part.Length : 0);
        var purpose = $"fetching MELD, {DiskSpace.Text(MeldArchive.Size)} to download and as much unpacked,";
        DiskSpace.Require(directory, (2 * MeldArchive.Size) - there - SizeOfClips(directory), Spare, purpose);
    }
}
