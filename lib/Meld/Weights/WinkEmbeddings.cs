using System.Formats.Tar;
using System.IO.Compression;
using System.Text.Json;

namespace Meld.Weights;

/// <summary>
/// Reads the npm packages <c>wink-embeddings-sg-*</c> from winkjs: a gzipped tar with one JSON object whose member <c>dimensions</c> is the size
/// of a vector and whose member <c>vectors</c> has, for every word, that many numbers, their L2 norm and the word's index. It is read in
/// chunks, never as a whole.
/// </summary>
internal sealed class WinkEmbeddings
{
    /// <summary>What follows the vector under every word: its norm and its index.</summary>
    private const int NumbersBehind = 2;

    private const int ChunkBytes = 1 << 16;

    private readonly string file;
    private readonly List<(string Word, ReadOnlyMemory<float> Vector)> parsed = [];
    private readonly List<float> numbers = [];
    private string section = "";
    private string? word;
    private int dimensions;
    private int count;
    private long? size;

    private WinkEmbeddings(string file) => this.file = file;

    /// <summary>The words and vectors of a packed file, in its order; nothing is kept.</summary>
    /// <param name="packed">The packed file.</param>
    /// <param name="progress">Told the share of the packed file that has been read.</param>
    /// <exception cref="WeightsFormatException">The file is no such package or is damaged.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public static IEnumerable<(string Word, ReadOnlyMemory<float> Vector)> Read(string packed, IProgress<double>? progress = null)
    {
        using var bytes = File.OpenRead(packed);
        using var unzipped = new GZipStream(bytes, CompressionMode.Decompress);
        using var tar = new TarReader(unzipped);
        var json = new JsonChunks(Guarded(packed, () => Json(tar, packed)), ChunkBytes);
        var embeddings = new WinkEmbeddings(packed);
        while (Guarded(packed, () => json.Read(embeddings.Take)))
        {
            foreach (var entry in embeddings.parsed) yield return entry;
            embeddings.parsed.Clear();
            progress?.Report((double)bytes.Position / bytes.Length);
        }
        embeddings.CheckSize();
    }

    private static Stream Json(TarReader tar, string packed)
    {
        while (tar.GetNextEntry() is { } entry)
        {
            var name = Path.GetFileName(entry.Name);
            if (name.StartsWith("wink-embeddings-", StringComparison.Ordinal) && name.EndsWith(".json", StringComparison.Ordinal) && entry.DataStream is { } data)
                return data;
        }
        throw new WeightsFormatException(packed, null, "there is no wink-embeddings-*.json in it.");
    }

    private static T Guarded<T>(string packed, Func<T> read)
    {
        try
        {
            return read();
        }
        catch (Exception error) when (error is JsonException or InvalidDataException or EndOfStreamException or FormatException)
        {
            throw new WeightsFormatException(packed, null, $"it is damaged: {error.Message}", error);
        }
        catch (InvalidOperationException error)
        {
            // System.Text.Json reports a name that is no Unicode only when its text is asked for.
            throw new WeightsFormatException(packed, null, "a word is not Unicode.", error);
        }
    }

    private void Take(ref Utf8JsonReader json)
    {
        if (json is { TokenType: JsonTokenType.PropertyName, CurrentDepth: 1 }) section = json.GetString()!;
        else if (section == "vectors" && json.CurrentDepth > 1) TakeVector(ref json);
        else if (section == "dimensions" && json.TokenType == JsonTokenType.Number) dimensions = json.GetInt32();
        else if (section == "size" && json is { TokenType: JsonTokenType.Number, CurrentDepth: 1 }) size = json.GetInt64();
    }

    private void TakeVector(ref Utf8JsonReader json)
    {
        switch (json.TokenType)
        {
            case JsonTokenType.PropertyName when json.CurrentDepth == 2:
                word = json.GetString();
                numbers.Clear();
                break;
            case JsonTokenType.Number when json.CurrentDepth == 3:
                numbers.Add(json.GetSingle());
                break;
            case JsonTokenType.StartArray when json.CurrentDepth == 2:
                break;
            case JsonTokenType.EndArray when json.CurrentDepth == 2:
                Add();
                break;
            default:
                throw new WeightsFormatException(file, null, $"\"{word}\" has something else than numbers.");
        }
    }

    private void Add()
    {
        if (dimensions < 1 || numbers.Count != dimensions + NumbersBehind)
            throw new WeightsFormatException(file, null, $"\"{word}\" has {numbers.Count} numbers, not {dimensions} and {NumbersBehind}.");
        parsed.Add((word!, numbers.GetRange(0, dimensions).ToArray()));
        count++;
    }

    private void CheckSize()
    {
        if (size != count) throw new WeightsFormatException(file, null, $"it has {count} words and says {size?.ToString(null, null) ?? "nothing"}.");
    }
}
