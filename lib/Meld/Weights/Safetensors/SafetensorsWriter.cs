using System.Buffers.Binary;
using System.Text.Json;
using Meld.Storage;

namespace Meld.Weights.Safetensors;

/// <summary>Writes the safetensors format; equal content gives equal bytes.</summary>
internal static class SafetensorsWriter
{
    private const int Alignment = 8;

    public static void Write(SafetensorsFile file, Stream stream)
    {
        var entries = Lay(file.Tensors.Select(pair => (pair.Key, pair.Value.Type, pair.Value.Shape)));
        WriteHeader(stream, entries, file.Metadata);
        foreach (var entry in entries) stream.Write(file.Tensors[entry.Name].Bytes);
    }

    /// <summary>Writes the tensors of any weights file, one of them in memory at a time.</summary>
    /// <exception cref="WeightsFormatException">A tensor has a name that the format keeps for itself, or the source is damaged.</exception>
    public static void Write(WeightsFile source, IReadOnlyDictionary<string, string> metadata, TensorCopies tensors, Stream stream)
    {
        if (source.Tensors.ContainsKey(SafetensorsFile.MetadataKey))
            throw new WeightsFormatException(source.Path, SafetensorsFile.MetadataKey, "has the name that safetensors keeps for its metadata.");
        var entries = Lay(source.Tensors.Select(pair => (pair.Key, pair.Value.Type, pair.Value.Shape)));
        WriteHeader(stream, entries, metadata);
        foreach (var entry in entries) stream.Write(tensors.Read(entry.Name));
    }

    /// <summary>Gives every tensor its place; the entries come in the order in which their bytes have to be written.</summary>
    /// <exception cref="ArgumentException">A tensor is larger than any array.</exception>
    public static IReadOnlyList<SafetensorsEntry> Lay(IEnumerable<(string Name, TensorType Type, IReadOnlyList<long> Shape)> tensors)
    {
        var entries = new List<SafetensorsEntry>();
        var offset = 0L;
        // Widest elements first: with the header padded to 8 bytes every tensor then starts at a multiple of its element size.
        foreach (var (name, type, shape) in tensors.OrderByDescending(tensor => tensor.Type.Size()).ThenBy(tensor => tensor.Name, StringComparer.Ordinal))
        {
            var bytes = WeightTensor.ByteCount(type, shape) ?? throw new ArgumentException($"Tensor {name} is larger than any array.", nameof(tensors));
            entries.Add(new SafetensorsEntry(name, type, [.. shape], offset, offset + bytes));
            offset += bytes;
        }
        return entries;
    }

    /// <summary>Writes what comes before the elements.</summary>
    public static void WriteHeader(Stream stream, IReadOnlyList<SafetensorsEntry> entries, IReadOnlyDictionary<string, string> metadata)
    {
        var header = Header(entries, metadata);
        Span<byte> length = stackalloc byte[sizeof(ulong)];
        BinaryPrimitives.WriteUInt64LittleEndian(length, (ulong)header.Length);
        stream.Write(length);
        stream.Write(header);
    }

    private static byte[] Header(IReadOnlyList<SafetensorsEntry> entries, IReadOnlyDictionary<string, string> metadata)
    {
        using var memory = new MemoryStream();
        using (var json = new Utf8JsonWriter(memory))
        {
            json.WriteStartObject();
            if (metadata.Count > 0) WriteMetadata(json, metadata);
            foreach (var entry in entries.OrderBy(entry => entry.Name, StringComparer.Ordinal)) WriteEntry(json, entry);
            json.WriteEndObject();
        }
        while (memory.Length % Alignment != 0) memory.WriteByte((byte)' ');
        return memory.ToArray();
    }

    private static void WriteMetadata(Utf8JsonWriter json, IReadOnlyDictionary<string, string> metadata)
    {
        json.WriteStartObject(SafetensorsFile.MetadataKey);
        foreach (var (key, text) in metadata.OrderBy(pair => pair.Key, StringComparer.Ordinal)) json.WriteString(key, text);
        json.WriteEndObject();
    }

    private static void WriteEntry(Utf8JsonWriter json, SafetensorsEntry entry)
    {
        json.WriteStartObject(entry.Name);
        json.WriteString("dtype", entry.Type.ToString());
        json.WriteStartArray("shape");
        foreach (var size in entry.Shape) json.WriteNumberValue(size);
        json.WriteEndArray();
        json.WriteStartArray("data_offsets");
        json.WriteNumberValue(entry.Begin);
        json.WriteNumberValue(entry.End);
        json.WriteEndArray();
        json.WriteEndObject();
    }
}
