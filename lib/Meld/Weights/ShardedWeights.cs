using System.Text.Json;

namespace Meld.Weights;

/// <summary>
/// Weights in several files beside an index that says which has which tensor: <c>{"weight_map": {"bert.pooler.dense.bias":
/// "model-00001-of-00002.safetensors"}}</c> (huggingface/transformers, "Sharded checkpoints").
/// </summary>
internal sealed class ShardedWeights : WeightsFile
{
    private const long MostIndexBytes = 100_000_000;

    private readonly Dictionary<string, WeightsFile> shards = new(StringComparer.Ordinal);
    private readonly Dictionary<string, WeightsFile> places = new(StringComparer.Ordinal);
    private readonly Dictionary<string, TensorInfo> tensors = new(StringComparer.Ordinal);

    /// <summary>Opens an index and the files it names.</summary>
    /// <exception cref="WeightsFormatException">It is no index, or a file lacks what it says.</exception>
    public ShardedWeights(string path)
        : base(path)
    {
        try
        {
            using var json = ParseIndex();
            AddAll(json.RootElement);
        }
        catch
        {
            Dispose(true);
            throw;
        }
    }

    /// <inheritdoc/>
    public override IReadOnlyDictionary<string, TensorInfo> Tensors => tensors;

    /// <inheritdoc/>
    public override void Read(string name, Span<byte> destination)
    {
        CheckRead(name, destination.Length);
        places[name].Read(name, destination);
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        foreach (var shard in shards.Values) shard.Dispose();
    }

    private JsonDocument ParseIndex()
    {
        using var stream = File.OpenRead(Path);
        if (stream.Length > MostIndexBytes) throw Error(null, $"an index of {stream.Length} bytes is over {MostIndexBytes}.");
        try
        {
            return JsonDocument.Parse(stream);
        }
        catch (JsonException error)
        {
            throw Error(null, "the index is not JSON.", error);
        }
    }

    private void AddAll(JsonElement root)
    {
        try
        {
            if (root.ValueKind != JsonValueKind.Object || !root.TryGetProperty("weight_map", out var map) || map.ValueKind != JsonValueKind.Object)
                throw Error(null, "has no \"weight_map\" of tensors and files: it is no index of weights.");
            foreach (var place in map.EnumerateObject()) Add(place.Name, place.Value.ValueKind == JsonValueKind.String ? place.Value.GetString()! : "");
        }
        catch (InvalidOperationException error)
        {
            // System.Text.Json reports an escaped unpaired surrogate only when the text is asked for.
            throw Error(null, "a text of the index is not Unicode.", error);
        }
        if (tensors.Count == 0) throw Error(null, "the index names no tensor.");
    }

    private void Add(string name, string file)
    {
        if (!shards.TryGetValue(file, out var shard)) shards.Add(file, shard = OpenShard(name, file));
        if (!shard.Tensors.TryGetValue(name, out var info)) throw Error(name, $"is not in {file}, where the index has it.");
        if (!tensors.TryAdd(name, info)) throw Error(name, "occurs twice in the index.");
        places.Add(name, shard);
    }

    private WeightsFile OpenShard(string name, string file)
    {
        // A name with a folder in it could lead anywhere on the disk.
        if (file.Length == 0 || file is "." or ".." || file.AsSpan().IndexOfAny('/', '\\', '\0') >= 0)
            throw Error(name, $"\"{file}\" is no name of a file beside the index.");
        var path = System.IO.Path.Combine(System.IO.Path.GetDirectoryName(System.IO.Path.GetFullPath(Path))!, file);
        return File.Exists(path) ? OpenSingle(path) : throw Error(name, $"{file} is missing beside the index; fetch it too.");
    }

    private WeightsFormatException Error(string? tensor, string problem, Exception? cause = null) => new(Path, tensor, problem, cause);
}
