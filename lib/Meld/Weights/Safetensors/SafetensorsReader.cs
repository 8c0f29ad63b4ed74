using System.Buffers.Binary;

namespace Meld.Weights.Safetensors;

/// <summary>Reads the safetensors format; memory taken never exceeds a small multiple of the file's size.</summary>
internal static class SafetensorsReader
{
    /// <summary>Longest header any reader takes, from the format's reference implementation.</summary>
    private const ulong MostHeaderBytes = 100_000_000;

    public static SafetensorsFile Read(Stream stream, string file)
    {
        var header = ReadHeader(stream, file);
        var tensors = new Dictionary<string, WeightTensor>(StringComparer.Ordinal);
        // Entries are in the order of their bytes, without gaps, so reading on is enough.
        foreach (var entry in header.Entries)
        {
            var bytes = new byte[entry.End - entry.Begin];
            ReadFully(stream, bytes, file, entry.Name);
            tensors.Add(entry.Name, new WeightTensor(entry.Type, entry.Shape, bytes));
        }
        return new SafetensorsFile(tensors, header.Metadata);
    }

    /// <summary>The header, with entries in the order of their bytes, which cover the data; leaves the stream at the first of them.</summary>
    public static SafetensorsHeader ReadHeader(Stream stream, string file)
    {
        stream.Position = 0;
        var header = SafetensorsHeader.Parse(HeaderBytes(stream, file), file);
        CheckCover(header.Entries, stream.Length - stream.Position, file);
        return header;
    }

    private static byte[] HeaderBytes(Stream stream, string file)
    {
        Span<byte> prefix = stackalloc byte[sizeof(ulong)];
        if (stream.Length < prefix.Length) throw new WeightsFormatException(file, null, $"{stream.Length} bytes are too short for a header.");
        ReadFully(stream, prefix, file, null);
        var length = BinaryPrimitives.ReadUInt64LittleEndian(prefix);
        if (length > MostHeaderBytes) throw new WeightsFormatException(file, null, $"a header of {length} bytes is over {MostHeaderBytes}.");
        if ((long)length > stream.Length - stream.Position)
            throw new WeightsFormatException(file, null, $"a header of {length} bytes does not fit in {stream.Length}.");
        var header = new byte[length];
        ReadFully(stream, header, file, null);
        return header;
    }

    /// <summary>Sorts the entries by place and checks that they cover the data once, without overlap, hole or rest.</summary>
    private static void CheckCover(List<SafetensorsEntry> entries, long available, string file)
    {
        entries.Sort((left, right) => (left.Begin, left.End).CompareTo((right.Begin, right.End)));
        var covered = 0L;
        foreach (var entry in entries)
        {
            if (entry.Begin < covered) throw new WeightsFormatException(file, entry.Name, "overlaps another tensor.");
            if (entry.Begin > covered) throw new WeightsFormatException(file, entry.Name, $"{entry.Begin - covered} bytes before it belong to none.");
            if (entry.End > available) throw new WeightsFormatException(file, entry.Name, $"ends at {entry.End} of {available} bytes.");
            covered = entry.End;
        }
        if (covered != available) throw new WeightsFormatException(file, null, $"{available - covered} bytes at the end belong to no tensor.");
    }

    private static void ReadFully(Stream stream, Span<byte> bytes, string file, string? tensor)
    {
        try
        {
            stream.ReadExactly(bytes);
        }
        catch (EndOfStreamException error)
        {
            throw new WeightsFormatException(file, tensor, "the file became shorter while it was read.", error);
        }
    }
}
