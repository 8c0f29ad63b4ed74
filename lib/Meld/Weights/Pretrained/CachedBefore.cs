using Meld.Storage;

namespace Meld.Weights.Pretrained;

/// <summary>What the cache has of a published model before it is fetched.</summary>
/// <param name="IsCurrent">Whether all of it is there, undamaged and noted as the catalogue knows it now.</param>
/// <param name="Intact">The undamaged files by name.</param>
/// <param name="Pins">The hashes of all files, as they were when they came.</param>
internal sealed record CachedBefore(bool IsCurrent, IReadOnlyDictionary<string, CachedFile> Intact, IReadOnlyDictionary<string, Digest> Pins)
{
    private static readonly CachedBefore Nothing = new(false, new Dictionary<string, CachedFile>(), new Dictionary<string, Digest>());

    /// <summary>Reads the files whole.</summary>
    public static CachedBefore Of(string folder, PublishedModel model, IProgress<WorkProgress> progress, CancellationToken cancellation)
    {
        if (!Directory.Exists(folder)) return Nothing;
        if (Read(folder) is not { } cached) return Nothing with { Pins = Pinned(folder) };
        var problems = cached.Problems(folder, progress, cancellation);
        var published = model.Files.ToDictionary(file => file.Name, StringComparer.Ordinal);
        var intact = cached.Files
            .Where(file => !problems.ContainsKey(file.Name) && published.TryGetValue(file.Name, out var known) && known.Mismatch(file.Sha256) is null)
            .ToDictionary(file => file.Name, file => file with { HashSource = published[file.Name].HashSource }, StringComparer.Ordinal);
        var isCurrent = cached.Weights == model.Files[0].Name && cached.Files.SequenceEqual(model.Files.Select(file => intact.GetValueOrDefault(file.Name)));
        return new CachedBefore(isCurrent, intact, cached.Files.ToDictionary(file => file.Name, file => file.Sha256, StringComparer.Ordinal));
    }

    private static CachedModel? Read(string folder)
    {
        try
        {
            return CachedModel.Read(folder);
        }
        catch (WeightsException)
        {
            return null;
        }
    }

    private static IReadOnlyDictionary<string, Digest> Pinned(string folder)
    {
        try
        {
            return CachedModel.Hashes(folder);
        }
        catch (WeightsException)
        {
            return Nothing.Pins;
        }
    }
}
