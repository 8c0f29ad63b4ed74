using System.Text.Json;
using System.Text.Unicode;
using Meld.Storage;

namespace Meld.Weights.Safetensors;

/// <summary>Parses a header's JSON; every deviation is a <see cref="WeightsFormatException"/>.</summary>
internal sealed class SafetensorsHeader
{
    // Types of the format (enum Dtype of its reference implementation 0.7) that no tensor here can have.
    private static readonly string?[] OtherTypes =
        ["F4", "F6_E2M3", "F6_E3M2", "F8_E5M2", "F8_E4M3", "F8_E8M0", "F8_E4M3FNUZ", "F8_E5M2FNUZ", "U16", "U32", "C64", "U64"];

    private readonly string file;

    private SafetensorsHeader(string file) => this.file = file;

    public List<SafetensorsEntry> Entries { get; } = [];

    public Dictionary<string, string> Metadata { get; } = new(StringComparer.Ordinal);

    public static SafetensorsHeader Parse(ReadOnlyMemory<byte> json, string file)
    {
        var header = new SafetensorsHeader(file);
        if (json.IsEmpty || json.Span[0] != '{') throw header.Error(null, "the header does not start with {.");
        if (!Utf8.IsValid(json.Span)) throw header.Error(null, "the header is not UTF-8.");
        try
        {
            using var document = JsonDocument.Parse(json);
            header.ReadAll(document.RootElement);
        }
        catch (JsonException error)
        {
            throw header.Error(null, "the header is not JSON.", error);
        }
        catch (InvalidOperationException error)
        {
            // System.Text.Json reports an escaped unpaired surrogate only when the text is asked for.
            throw header.Error(null, "a text of the header is not Unicode.", error);
        }
        return header;
    }

    private void ReadAll(JsonElement root)
    {
        CheckMembers(root, null);
        foreach (var member in root.EnumerateObject())
        {
            if (member.Name == SafetensorsFile.MetadataKey) ReadMetadata(member.Value);
            else Entries.Add(ReadEntry(member.Name, member.Value));
        }
    }

    private void ReadMetadata(JsonElement metadata)
    {
        CheckMembers(metadata, SafetensorsFile.MetadataKey);
        foreach (var text in metadata.EnumerateObject())
        {
            if (text.Value.ValueKind != JsonValueKind.String) throw Error(SafetensorsFile.MetadataKey, $"\"{text.Name}\" is not a text.");
            Metadata.Add(text.Name, text.Value.GetString()!);
        }
    }

    private SafetensorsEntry ReadEntry(string name, JsonElement value)
    {
        CheckMembers(value, name);
        var isEntry = value.TryGetProperty("dtype", out var dtype) & value.TryGetProperty("shape", out var sizes)
            & value.TryGetProperty("data_offsets", out var places);
        if (!isEntry || value.GetPropertyCount() != 3) throw Error(name, "needs dtype, shape and data_offsets, no more.");
        var type = ReadType(name, dtype);
        var shape = Numbers(name, "shape", sizes);
        var offsets = Numbers(name, "data_offsets", places);
        if (offsets.Length != 2 || offsets[0] > offsets[1]) throw Error(name, "data_offsets are not a begin and an end.");
        var bytes = WeightTensor.ByteCount(type, shape) ?? throw Error(name, "the shape is larger than any array.");
        if (bytes != offsets[1] - offsets[0]) throw Error(name, $"the shape takes {bytes} bytes, the offsets {offsets[1] - offsets[0]}.");
        return new SafetensorsEntry(name, type, shape, offsets[0], offsets[1]);
    }

    private TensorType ReadType(string name, JsonElement value)
    {
        var text = value.ValueKind == JsonValueKind.String ? value.GetString() : null;
        // Not Enum.TryParse alone: it also takes numbers and lists of names.
        if (text is not null && Enum.GetNames<TensorType>().Contains(text)) return Enum.Parse<TensorType>(text);
        throw Error(name, OtherTypes.Contains(text) ? $"elements of dtype {text} are not supported." : $"unknown dtype {value}.");
    }

    private long[] Numbers(string name, string field, JsonElement value)
    {
        if (value.ValueKind != JsonValueKind.Array) throw Error(name, $"{field} is not a list.");
        var numbers = new long[value.GetArrayLength()];
        var i = 0;
        foreach (var item in value.EnumerateArray())
        {
            if (item.ValueKind != JsonValueKind.Number || !item.TryGetInt64(out numbers[i]) || numbers[i++] < 0)
                throw Error(name, $"{field} holds {item}, which is no count.");
        }
        return numbers;
    }

    // Without a dictionary of elements: the runtime would compile one for that type alone, which takes longer than opening word vectors may.
    private void CheckMembers(JsonElement value, string? tensor)
    {
        if (value.ValueKind != JsonValueKind.Object) throw Error(tensor, "not a JSON object.");
        var names = new HashSet<string>(StringComparer.Ordinal);
        foreach (var member in value.EnumerateObject())
        {
            if (!names.Add(member.Name)) throw Error(tensor, $"\"{member.Name}\" occurs twice.");
        }
    }

    private WeightsFormatException Error(string? tensor, string problem, Exception? cause = null) => new(file, tensor, problem, cause);
}
