using Meld.Storage;
using Meld.Storage.Downloads;

namespace Meld.Weights.Pretrained;

/// <summary>
/// Puts models into the cache. One process at a time works on a name, others wait for it. Stopped or killed at any moment, it leaves nothing under the name,
/// and goes on where it was when it is called again.
/// </summary>
/// <param name="cache">The cache.</param>
/// <param name="download">Downloads the files.</param>
/// <param name="mirror">Where they are asked for.</param>
/// <param name="clock">Measures the wait for another process and dates what is put there.</param>
public sealed class ModelFetcher(WeightsCache cache, ResumableDownload download, Mirror mirror, TimeProvider clock)
{
    // What stays free on the disk.
    private const long Spare = 64 << 20;

    /// <summary>Downloads a published model, unless it is there and undamaged; of one that is damaged, the files that are.</summary>
    /// <param name="model">Which.</param>
    /// <param name="progress">Told every step.</param>
    /// <param name="cancellation">Stops it; what has come stays for the next call.</param>
    /// <returns>False when there was nothing to do.</returns>
    /// <exception cref="DownloadException">A file cannot be downloaded or is not the published one.</exception>
    /// <exception cref="WeightsException">A file without a published hash is not what it was at the first download.</exception>
    /// <exception cref="IOException">The disk is too small, or the cache cannot be written.</exception>
    /// <exception cref="UnauthorizedAccessException">The cache may not be written.</exception>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    public Task<bool> FetchAsync(PublishedModel model, IProgress<WorkProgress> progress, CancellationToken cancellation) =>
        FetchAsync(model, () => new WebSource(model, download, mirror), progress, cancellation);

    /// <summary>Takes a published model from a folder, with the same checks; nothing is downloaded.</summary>
    /// <inheritdoc cref="FetchAsync(PublishedModel, IProgress{WorkProgress}, CancellationToken)"/>
    /// <param name="model">Which.</param>
    /// <param name="from">The folder.</param>
    /// <param name="progress">Told every step.</param>
    /// <param name="cancellation">Stops it.</param>
    /// <exception cref="WeightsException">Files are missing there or are not the published ones.</exception>
    public Task<bool> FetchAsync(PublishedModel model, string from, IProgress<WorkProgress> progress, CancellationToken cancellation) =>
        FetchAsync(model, () => new FolderSource(model.Name, from, model.Files), progress, cancellation);

    /// <summary>Puts a model of one's own into the cache, in place of any of that name: weights, configuration and vocabulary.</summary>
    /// <param name="name">What it is to be called.</param>
    /// <param name="from">The folder that has its files.</param>
    /// <param name="progress">Told every step.</param>
    /// <param name="cancellation">Stops it.</param>
    /// <exception cref="WeightsException">The folder has no weights, the name is a published one's, or it is no plain file name.</exception>
    /// <exception cref="WeightsFormatException">The weights cannot be read.</exception>
    /// <exception cref="IOException">The disk is too small, or something cannot be read or written.</exception>
    /// <exception cref="UnauthorizedAccessException">Something may not be read or written.</exception>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    public async Task PutAsync(string name, string from, IProgress<WorkProgress> progress, CancellationToken cancellation)
    {
        if (WeightsCatalogue.Find(name) is not null || File.Exists(cache.PathOf(name)))
            throw new WeightsException($"\"{name}\" is the name of other weights; take another for your own.");
        var files = OwnModel.Files(from);
        var source = new FolderSource(name, from, files);
        using var held = await CacheLock.AcquireAsync(cache, name, progress, clock, cancellation).ConfigureAwait(false);
        using var staging = new ModelStaging(cache, name, source);
        RequireSpace(name, files, source, staging);
        var got = new List<CachedFile>();
        foreach (var file in files) got.Add(await source.GetAsync(file, staging.Folder, progress, cancellation).ConfigureAwait(false));
        staging.Complete(new CachedModel(files[0].Name, License: null, clock.GetUtcNow(), got));
    }

    private async Task<bool> FetchAsync(PublishedModel model, Func<IModelSource> open, IProgress<WorkProgress> progress, CancellationToken cancellation)
    {
        using var held = await CacheLock.AcquireAsync(cache, model.Name, progress, clock, cancellation).ConfigureAwait(false);
        var before = CachedBefore.Of(cache.FolderOf(model.Name), model, progress, cancellation);
        if (before.IsCurrent) return false;
        var source = open();
        using var staging = new ModelStaging(cache, model.Name, source);
        RequireSpace(model.Name, model.Files.Where(file => !before.Intact.ContainsKey(file.Name)), source, staging);
        var files = new List<CachedFile>();
        foreach (var file in model.Files)
        {
            if (before.Intact.TryGetValue(file.Name, out var kept)) staging.Keep(kept);
            else kept = Unchanged(await source.GetAsync(file, staging.Folder, progress, cancellation).ConfigureAwait(false), file, model, before, staging);
            files.Add(kept);
        }
        staging.Complete(new CachedModel(model.Files[0].Name, model.License, clock.GetUtcNow(), files));
        return true;
    }

    private CachedFile Unchanged(CachedFile got, PublishedFile file, PublishedModel model, CachedBefore before, ModelStaging staging)
    {
        if (file.Sha256 is not null || !before.Pins.TryGetValue(file.Name, out var pin) || pin == got.Sha256) return got;
        staging.Drop(file.Name);
        throw new WeightsException(
            $"{got.Source} is not what it was at the first download: its SHA-256 is {got.Sha256}, and it was {pin}; "
            + $"to take it as it is now, remove {cache.FolderOf(model.Name)}.");
    }

    private static void RequireSpace(string name, IEnumerable<PublishedFile> files, IModelSource source, ModelStaging staging)
    {
        var there = new DirectoryInfo(staging.Folder).EnumerateFiles().Sum(file => file.Length);
        DiskSpace.Require(staging.Folder, files.Sum(source.SizeOf) - there, Spare, $"fetching {name}");
    }
}
