using System.Globalization;
using Meld.Storage;

namespace Meld.Weights.Pretrained;

/// <summary>A folder that has a model's files: a copied one, a snapshot of Hugging Face's cache, the checkpoints of torch hub.</summary>
internal sealed class FolderSource : IModelSource
{
    private readonly string name, directory;
    private readonly byte[] buffer = new byte[1 << 20];

    /// <param name="name">What the model is called.</param>
    /// <param name="directory">The folder.</param>
    /// <param name="files">The files that it has to have.</param>
    /// <exception cref="WeightsException">Some are missing; the message names all of them.</exception>
    public FolderSource(string name, string directory, IEnumerable<PublishedFile> files)
    {
        (this.name, this.directory) = (name, Path.GetFullPath(directory));
        var missing = files.Select(file => file.Name).Where(file => !File.Exists(Path.Combine(directory, file))).ToList();
        if (missing.Count > 0) throw new WeightsException($"{directory} has no {string.Join(", ", missing)}, which {name} needs.");
    }

    /// <inheritdoc/>
    public long SizeOf(PublishedFile file) => FileStamp.Of(Path.Combine(directory, file.Name))?.Length ?? 0;

    /// <inheritdoc/>
    public async Task<CachedFile> GetAsync(PublishedFile file, string folder, IProgress<WorkProgress> progress, CancellationToken cancellation)
    {
        var (from, to) = (Path.Combine(directory, file.Name), Path.Combine(folder, file.Name));
        var size = await CopyAsync(from, to, file, progress, cancellation).ConfigureAwait(false);
        // Of the copy: what was written counts, not what was read.
        using var copy = new FileStream(to, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 0, FileOptions.SequentialScan);
        var hash = Digest.Of(copy, done => progress.Report(new($"checking {file.Name}", done, size, "bytes")), cancellation);
        return file.Mismatch(hash) is { } problem
            ? throw new WeightsException($"{from} is not {name}'s as it was published: {problem}.")
            : new CachedFile(file.Name, size, hash, from, file.HashSource);
    }

    private async Task<long> CopyAsync(string from, string to, PublishedFile file, IProgress<WorkProgress> progress, CancellationToken cancellation)
    {
        var source = new FileStream(from, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 0, FileOptions.SequentialScan);
        await using (source.ConfigureAwait(false))
        {
            var length = source.Length;
            if (file.Bytes is { } bytes && bytes != length)
                throw new WeightsException($"{from} is not {name}'s as it was published: it has {Number(length)} bytes, and {Number(bytes)} are published.");
            var target = new FileStream(to, FileMode.Create, FileAccess.Write, FileShare.None, bufferSize: 0);
            await using (target.ConfigureAwait(false))
            {
                for (int read; (read = await source.ReadAsync(buffer, cancellation).ConfigureAwait(false)) > 0;)
                {
                    await target.WriteAsync(buffer.AsMemory(0, read), cancellation).ConfigureAwait(false);
                    progress.Report(new($"copying {file.Name}", target.Position, length, "bytes"));
                }
                target.Flush(flushToDisk: true);
                return target.Length;
            }
        }
    }

    private static string Number(long value) => value.ToString("N0", CultureInfo.InvariantCulture);
}
