using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using Meld.Storage;

namespace Meld.Weights.Pretrained;

/// <summary>
/// What the cache notes of a model's folder: <c>SHA256SUMS</c>, which <c>sha256sum --check</c> reads, and <c>sources.json</c> with sizes, where each file is
/// from and since when, and which published hash it was found to have.
/// </summary>
/// <param name="Weights">The name of the file that has the weights.</param>
/// <param name="License">Under which terms, or null where nobody has said.</param>
/// <param name="Fetched">When it was put there.</param>
/// <param name="Files">Its files.</param>
public sealed record CachedModel(string Weights, string? License, DateTimeOffset Fetched, IReadOnlyList<CachedFile> Files)
{
    /// <summary>What the notes on sources are called.</summary>
    public const string SourcesName = "sources.json";

    // Real ones have some hundred bytes a file.
    private const long MostBytes = 1 << 20;

    // More than any disk has, and so few that their sum is a number.
    private const long MostFileBytes = 1L << 50;

    private static readonly JsonSerializerOptions Json = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        WriteIndented = true,
        NewLine = "\n",
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    };

    /// <summary>Number of files that have the hash which is published for them.</summary>
    public int Verified => Files.Count(file => file.HashSource is not null);

    /// <summary>Their size together.</summary>
    public long Bytes => Files.Sum(file => file.Bytes);

    /// <summary>The file that has the weights.</summary>
    public CachedFile WeightsFile => Files.First(file => file.Name == Weights);

    /// <summary>Whether something may be called so in a folder: what <c>sources.json</c> and <c>SHA256SUMS</c> can hold, and no path.</summary>
    public static bool IsFileName(string name) =>
        name.Length > 0 && name[0] != '.' && !name.Any(character => char.IsControl(character) || char.IsSurrogate(character) || character is '/' or '\\');

    /// <summary>Reads the notes of a folder.</summary>
    /// <exception cref="WeightsException">They are missing or damaged; the message is a sentence without an end, for the caller to say what helps.</exception>
    public static CachedModel Read(string folder)
    {
        var (hashes, sources) = (Hashes(folder), Sources(folder));
        var path = Path.Combine(folder, SourcesName);
        var names = sources.Files.Select(file => file.Name).ToHashSet(StringComparer.Ordinal);
        if (names.Count < sources.Files.Count || !names.SetEquals(hashes.Keys))
            throw new WeightsException($"{folder} is damaged: {SourcesName} and {Checksums.FileName} do not name the same files");
        if (!names.Contains(sources.Weights)) throw new WeightsException($"{path} is damaged: its weights are in '{sources.Weights}', which it does not list");
        return sources.Files.FirstOrDefault(file => !IsFileName(file.Name) || file.Bytes is < 0 or > MostFileBytes) is { } wrong
            ? throw new WeightsException($"{path} is damaged: '{wrong.Name}' with {wrong.Bytes} bytes is no file")
            : new(
                sources.Weights,
                sources.License,
                sources.Fetched,
                [.. sources.Files.Select(file => new CachedFile(file.Name, file.Bytes, hashes[file.Name], file.Source, file.HashSource))]);
    }

    /// <summary>What a look at the files' sizes finds wrong, a sentence without an end, or null.</summary>
    /// <param name="folder">Where they are.</param>
    public string? SizeProblem(string folder) => Files.Select(file => SizeProblem(folder, file)).FirstOrDefault(problem => problem is not null);

    /// <summary>What reading the files whole finds wrong, a sentence without an end for each, by name of the file.</summary>
    /// <param name="folder">Where they are.</param>
    /// <param name="progress">Told every file.</param>
    /// <param name="cancellation">Ends it.</param>
    /// <exception cref="IOException">One cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">One may not be read.</exception>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    public IReadOnlyDictionary<string, string> Problems(string folder, IProgress<WorkProgress> progress, CancellationToken cancellation)
    {
        var problems = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var file in Files)
        {
            if ((SizeProblem(folder, file) ?? HashProblem(folder, file, progress, cancellation)) is { } problem) problems.Add(file.Name, problem);
        }
        return problems;
    }

    /// <summary>The hashes that a folder's <c>SHA256SUMS</c> has.</summary>
    /// <exception cref="WeightsException">It is missing or damaged; the message is a sentence without an end.</exception>
    internal static IReadOnlyDictionary<string, Digest> Hashes(string folder)
    {
        var path = Path.Combine(folder, Checksums.FileName);
        try
        {
            return Checksums.Parse(Encoding.UTF8.GetString(Content(path)));
        }
        catch (FormatException error)
        {
            throw new WeightsException($"{path} is damaged: {error.Message}", error);
        }
    }

    /// <summary>Writes the notes into a folder.</summary>
    /// <exception cref="IOException">They cannot be written.</exception>
    public void Write(string folder)
    {
        var sources = new SourceNotes(Weights, License, Fetched, [.. Files.Select(file => new FileNotes(file.Name, file.Bytes, file.Source, file.HashSource))]);
        DurableFile.Write(Path.Combine(folder, SourcesName), stream => JsonSerializer.Serialize(stream, sources, Json));
        var hashes = Checksums.Format(Files.Select(file => (file.Name, file.Sha256)));
        DurableFile.Write(Path.Combine(folder, Checksums.FileName), stream => stream.Write(Encoding.UTF8.GetBytes(hashes)));
    }

    private static string? SizeProblem(string folder, CachedFile file)
    {
        var path = Path.Combine(folder, file.Name);
        if (FileStamp.Of(path) is not { } stamp) return $"{path} is missing";
        return stamp.Length == file.Bytes ? null : $"{path} is damaged: it has {Number(stamp.Length)} bytes, and {Number(file.Bytes)} were put there";
    }

    private static string? HashProblem(string folder, CachedFile file, IProgress<WorkProgress> progress, CancellationToken cancellation)
    {
        var path = Path.Combine(folder, file.Name);
        using var content = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 0, FileOptions.SequentialScan);
        var hash = Digest.Of(content, done => progress.Report(new($"checking {file.Name}", done, file.Bytes, "bytes")), cancellation);
        return hash == file.Sha256 ? null : $"{path} is damaged: its SHA-256 is {hash}, and it was {file.Sha256} when it was put there";
    }

    private static string Number(long value) => value.ToString("N0", CultureInfo.InvariantCulture);

    private static SourceNotes Sources(string folder)
    {
        var path = Path.Combine(folder, SourcesName);
        try
        {
            return JsonSerializer.Deserialize<SourceNotes>(Content(path), Json) ?? throw new JsonException("it is null");
        }
        catch (JsonException error)
        {
            var where = error.LineNumber is { } line ? $" (line {line + 1})" : "";
            throw new WeightsException($"{path} is damaged: it is not the JSON that was written{where}", error);
        }
    }

    private static byte[] Content(string path)
    {
        var file = new FileInfo(path);
        if (!file.Exists) throw new WeightsException($"{path} is missing");
        return file.Length <= MostBytes ? File.ReadAllBytes(path) : throw new WeightsException($"{path} is damaged: it has {file.Length} bytes");
    }

    private sealed record SourceNotes(string Weights, string? License, DateTimeOffset Fetched, IReadOnlyList<FileNotes> Files);

    private sealed record FileNotes(string Name, long Bytes, string Source, string? HashSource);
}
