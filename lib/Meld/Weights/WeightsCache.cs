using System.Security.Cryptography;
using Meld.Storage;

namespace Meld.Weights;

/// <summary>
/// The folder that keeps pretrained weights: <c>weights/NAME.safetensors</c>, with its SHA-256 in <c>weights/NAME.safetensors.sha256</c> as
/// <c>sha256sum --check</c> reads it. A file under its name is complete: it is renamed to it last.
/// </summary>
/// <param name="directory">The cache's folder; made when something is put into it.</param>
public sealed class WeightsCache(string directory)
{
    private const string Extension = ".safetensors";

    /// <summary>The cache in <c>$MELD_CACHE</c>, or where that is not set in <c>~/.cache/meld</c>.</summary>
    public static WeightsCache Default => new(CacheFolder.Default);

    /// <summary>The folder of the files.</summary>
    public string Folder { get; } = Path.Combine(Path.GetFullPath(directory), "weights");

    /// <summary>Where weights of this name are, or would be.</summary>
    /// <exception cref="WeightsException">The name is not a plain file name.</exception>
    public string PathOf(string name) => name.Length > 0 && name[0] != '.' && Path.GetFileName(name) == name
        ? Path.Combine(Folder, name + Extension)
        : throw new WeightsException($"\"{name}\" is no name of weights; known are {WeightsCatalogue.Names}.");

    /// <summary>Everything that can be fetched, there or not, and whatever else is there; by name.</summary>
    public IReadOnlyList<CachedWeights> List()
    {
        var there = Directory.Exists(Folder) ? Directory.EnumerateFiles(Folder, "*" + Extension).Select(path => Path.GetFileNameWithoutExtension(path)) : [];
        var names = WeightsCatalogue.All.Select(weights => weights.Name).Union(there.Where(name => name[0] != '.'), StringComparer.Ordinal);
        return [.. names.Order(StringComparer.Ordinal).Select(Get)];
    }

    /// <summary>What the cache has of a name.</summary>
    /// <exception cref="WeightsException">The name is not a plain file name.</exception>
    public CachedWeights Get(string name)
    {
        var file = new FileInfo(PathOf(name));
        return new CachedWeights(name, file.FullName, file.Exists ? file.Length : null, WeightsCatalogue.Find(name));
    }

    /// <summary>Reads weights whole and says in a sentence what is wrong with them, or null where nothing is.</summary>
    /// <exception cref="WeightsException">The name is not a plain file name.</exception>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    public async Task<string?> ProblemAsync(string name, CancellationToken cancellation)
    {
        var path = PathOf(name);
        try
        {
            var expected = ExpectedHash(path);
            var actual = await HashAsync(path, cancellation).ConfigureAwait(false);
            return expected == actual ? null : $"{path} is damaged: its SHA-256 is {actual}, not {expected}.";
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return error.Message;
        }
    }

    /// <summary>Puts a finished file of this cache's disk under its name.</summary>
    internal async Task PutAsync(string name, string finished, CancellationToken cancellation)
    {
        var path = PathOf(name);
        var hash = $"{await HashAsync(finished, cancellation).ConfigureAwait(false)}  {Path.GetFileName(path)}\n";
        // Hash first: whatever is under the name afterwards has one.
        await File.WriteAllTextAsync(finished + ".sha256", hash, cancellation).ConfigureAwait(false);
        File.Move(finished + ".sha256", HashPath(path), overwrite: true);
        File.Move(finished, path, overwrite: true);
    }

    private static string HashPath(string path) => path + ".sha256";

    private static string ExpectedHash(string path)
    {
        if (!File.Exists(path)) throw new FileNotFoundException($"{path} is missing.");
        var file = HashPath(path);
        return File.Exists(file) ? File.ReadAllText(file).Split(' ')[0].Trim() : throw new FileNotFoundException($"{file} is missing.");
    }

    private static async Task<string> HashAsync(string path, CancellationToken cancellation)
    {
        var file = File.OpenRead(path);
        await using (file.ConfigureAwait(false))
        {
            return Convert.ToHexStringLower(await SHA256.HashDataAsync(file, cancellation).ConfigureAwait(false));
        }
    }
}
