using System.Buffers.Binary;
using System.Text.Json;

namespace Meld.Weights;

/// <summary>Writes the safetensors format; equal content gives equal bytes.</summary>
internal static class SafetensorsWriter
{
    private const int Alignment = 8;

    public static void Write(SafetensorsFile file, Stream stream)
    {
        // Widest elements first: with the header padded to 8 bytes every tensor then starts at a multiple of its element size.
        var order = file.Tensors.OrderByDescending(pair => pair.Value.Type.Size()).ThenBy(pair => pair.Key, StringComparer.Ordinal).ToArray();
        var header = Header(file, Offsets(order));
        Span<byte> length = stackalloc byte[sizeof(ulong)];
        BinaryPrimitives.WriteUInt64LittleEndian(length, (ulong)header.Length);
        stream.Write(length);
        stream.Write(header);
        foreach (var (_, tensor) in order) stream.Write(tensor.Bytes);
    }

    private static Dictionary<string, long> Offsets(KeyValuePair<string, WeightTensor>[] order)
    {
        var offsets = new Dictionary<string, long>(StringComparer.Ordinal);
        var offset = 0L;
        foreach (var (name, tensor) in order)
        {
            offsets.Add(name, offset);
            offset += tensor.Bytes.Length;
        }
        return offsets;
    }

    private static byte[] Header(SafetensorsFile file, Dictionary<string, long> offsets)
    {
        using var memory = new MemoryStream();
        using (var json = new Utf8JsonWriter(memory))
        {
            json.WriteStartObject();
            if (file.Metadata.Count > 0) WriteMetadata(json, file.Metadata);
            foreach (var (name, tensor) in file.Tensors.OrderBy(pair => pair.Key, StringComparer.Ordinal))
                WriteEntry(json, name, tensor, offsets[name]);
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

    private static void WriteEntry(Utf8JsonWriter json, string name, WeightTensor tensor, long begin)
    {
        json.WriteStartObject(name);
        json.WriteString("dtype", tensor.Type.ToString());
        json.WriteStartArray("shape");
        foreach (var size in tensor.Shape) json.WriteNumberValue(size);
        json.WriteEndArray();
        json.WriteStartArray("data_offsets");
        json.WriteNumberValue(begin);
        json.WriteNumberValue(begin + tensor.Bytes.Length);
        json.WriteEndArray();
        json.WriteEndObject();
    }
}
