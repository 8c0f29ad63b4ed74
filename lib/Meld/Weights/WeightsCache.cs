using System.Security.Cryptography;
using Meld.Storage;
using Meld.Weights.Pretrained;

namespace Meld.Weights;

/// <summary>
/// The folder that keeps pretrained weights. Models: <c>weights/NAME/</c> with their files as they were published, and beside them <c>SHA256SUMS</c> and
/// <c>sources.json</c>. Word vectors: <c>weights/NAME.safetensors</c>, with its SHA-256 in <c>weights/NAME.safetensors.sha256</c>. What is under its name is
/// complete: it is renamed to it last.
/// </summary>
/// <param name="directory">The cache's folder; made when something is put into it.</param>
public sealed class WeightsCache(string directory)
{
    private const string Extension = ".safetensors";

    /// <summary>The cache in <c>$MELD_CACHE</c>, or where that is not set in <c>~/.cache/meld</c>.</summary>
    public static WeightsCache Default => new(CacheFolder.Default);

    /// <summary>The folder of the files.</summary>
    public string Folder { get; } = Path.Combine(Path.GetFullPath(directory), "weights");

    /// <summary>Where word vectors of this name are, or would be.</summary>
    /// <exception cref="WeightsException">The name is not a plain file name.</exception>
    public string PathOf(string name) => FolderOf(name) + Extension;

    /// <summary>Where the files of a model of this name are, or would be.</summary>
    /// <exception cref="WeightsException">The name is not a plain file name.</exception>
    public string FolderOf(string name) => CachedModel.IsFileName(name)
        ? Path.Combine(Folder, name)
        : throw new WeightsException($"\"{name}\" is no name of weights; known are {WeightsCatalogue.Names}.");

    /// <summary>A model, after a look at its files' sizes; <c>./meld weights verify</c> reads them whole.</summary>
    /// <exception cref="WeightsMissingException">It is not there; the message names the command that fetches it.</exception>
    /// <exception cref="WeightsException">A file of it is missing or damaged, or the name is not a plain file name.</exception>
    public PretrainedModel Model(string name)
    {
        var folder = FolderOf(name);
        if (WeightsCatalogue.Find(name) is PackedWeights) throw new WeightsException($"{name} has word vectors, no model.");
        if (!Directory.Exists(folder)) throw new WeightsMissingException(name, folder, isModel: true);
        var model = Read(name);
        if (model.SizeProblem(folder) is { } problem) throw new WeightsException($"{problem}; {Remedy(name)}.");
        return new PretrainedModel(name, folder, Path.Combine(folder, model.Weights), model.WeightsFile.Sha256.ToString());
    }

    /// <summary>Everything that can be fetched, there or not, and whatever else is there; by name.</summary>
    public IReadOnlyList<CachedWeights> List()
    {
        var names = WeightsCatalogue.All.Select(weights => weights.Name).Union(Names().Where(CachedModel.IsFileName), StringComparer.Ordinal);
        return [.. names.Order(StringComparer.Ordinal).Select(Get)];
    }

    /// <summary>What the cache has of a name, after a look at sizes.</summary>
    /// <exception cref="WeightsException">The name is not a plain file name.</exception>
    public CachedWeights Get(string name)
    {
        if (IsModel(name)) return GetModel(name);
        var file = new FileInfo(PathOf(name));
        var weights = new CachedWeights(name, file.FullName, WeightsCatalogue.Find(name));
        return file.Exists ? weights with { Bytes = file.Length, Files = 1, Verified = weights.Source is null ? 0 : 1 } : weights;
    }

    /// <summary>Reads weights whole and says in a sentence what is wrong with them and what helps, or null where nothing is wrong.</summary>
    /// <param name="name">Which.</param>
    /// <param name="progress">Told every file.</param>
    /// <param name="cancellation">Ends it.</param>
    /// <exception cref="WeightsException">The name is not a plain file name.</exception>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    public async Task<string?> ProblemAsync(string name, IProgress<WorkProgress> progress, CancellationToken cancellation)
    {
        var (folder, path) = (FolderOf(name), PathOf(name));
        try
        {
            if (IsModel(name)) return ModelProblem(name, folder, progress, cancellation);
            progress.Report(new($"checking {name}"));
            var expected = ExpectedHash(path);
            var actual = await HashAsync(path, cancellation).ConfigureAwait(false);
            return expected == actual ? null : $"{path} is damaged: its SHA-256 is {actual}, not {expected}; {Remedy(name)}.";
        }
        catch (FileNotFoundException error)
        {
            return $"{error.Message}; {Remedy(name)}.";
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return error.Message;
        }
    }

    /// <summary>What to type when weights are damaged.</summary>
    internal static string Remedy(string name) => WeightsCatalogue.Find(name) is null
        ? $"put it there again with ./meld weights fetch {name} --from DIR"
        : $"run ./meld weights fetch {name} again";

    /// <summary>What is noted of a model that is there.</summary>
    /// <exception cref="WeightsException">Its notes are missing or damaged.</exception>
    internal CachedModel Read(string name)
    {
        try
        {
            return CachedModel.Read(FolderOf(name));
        }
        catch (WeightsException error)
        {
            throw new WeightsException($"{error.Message}; {Remedy(name)}.", error);
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
        if (!File.Exists(path)) throw new FileNotFoundException($"{path} is missing");
        var file = HashPath(path);
        return File.Exists(file) ? File.ReadAllText(file).Split(' ')[0].Trim() : throw new FileNotFoundException($"{file} is missing");
    }

    private static async Task<string> HashAsync(string path, CancellationToken cancellation)
    {
        var file = File.OpenRead(path);
        await using (file.ConfigureAwait(false))
        {
            return Convert.ToHexStringLower(await SHA256.HashDataAsync(file, cancellation).ConfigureAwait(false));
        }
    }

    private IEnumerable<string> Names() => Directory.Exists(Folder)
        ? Directory.EnumerateDirectories(Folder).Select(folder => Path.GetFileName(folder))
            .Concat(Directory.EnumerateFiles(Folder, "*" + Extension).Select(file => Path.GetFileNameWithoutExtension(file)))
        : [];

    private bool IsModel(string name) => WeightsCatalogue.Find(name) switch
    {
        PublishedModel => true,
        null => Directory.Exists(FolderOf(name)),
        _ => false,
    };

    private CachedWeights GetModel(string name)
    {
        var weights = new CachedWeights(name, FolderOf(name), WeightsCatalogue.Find(name));
        if (!Directory.Exists(weights.Path)) return weights;
        try
        {
            var model = Read(name);
            return weights with
            {
                Bytes = model.Bytes,
                Files = model.Files.Count,
                Verified = model.Verified,
                License = model.License,
                From = weights.Source is null ? Path.GetDirectoryName(model.WeightsFile.Source) : null,
                Problem = model.SizeProblem(weights.Path) is { } problem ? $"{problem}; {Remedy(name)}." : null,
            };
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return weights with { Problem = error.Message };
        }
    }

    private string? ModelProblem(string name, string folder, IProgress<WorkProgress> progress, CancellationToken cancellation)
    {
        if (!Directory.Exists(folder)) return new WeightsMissingException(name, folder, isModel: true).Message;
        var problems = Read(name).Problems(folder, progress, cancellation);
        return problems.Count == 0 ? null : $"{string.Join("; ", problems.Values)}; {Remedy(name)}.";
    }
}
