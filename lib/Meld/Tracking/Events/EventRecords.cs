using System.Buffers.Binary;

namespace Meld.Tracking.Events;

/// <summary>
/// The records of an event file, framed as TFRecord (tensorflow.org/tutorials/load_data/tfrecord): length in 8 bytes, its masked CRC-32C, the data, its
/// masked CRC-32C, all little-endian.
/// </summary>
internal static class EventRecords
{
    private const int HeaderLength = sizeof(ulong) + sizeof(uint);

    /// <summary>A record around some data.</summary>
    public static byte[] Frame(ReadOnlySpan<byte> data)
    {
        var record = new byte[HeaderLength + data.Length + sizeof(uint)];
        BinaryPrimitives.WriteUInt64LittleEndian(record, (ulong)data.Length);
        BinaryPrimitives.WriteUInt32LittleEndian(record.AsSpan(sizeof(ulong)), Crc32C.Masked(record.AsSpan(0, sizeof(ulong))));
        data.CopyTo(record.AsSpan(HeaderLength));
        BinaryPrimitives.WriteUInt32LittleEndian(record.AsSpan(HeaderLength + data.Length), Crc32C.Masked(data));
        return record;
    }

    /// <summary>The records of a file up to the first that is torn or damaged: where each begins and ends, and the step of its event.</summary>
    public static IEnumerable<(Range Bytes, long Step)> Read(byte[] file)
    {
        for (var start = 0; DataLength(file.AsSpan(start)) is { } length; start += HeaderLength + length + sizeof(uint))
            yield return (start..(start + HeaderLength + length + sizeof(uint)), Step(file.AsSpan(start + HeaderLength, length)));
    }

    // Null where no whole record follows.
    private static int? DataLength(ReadOnlySpan<byte> rest)
    {
        if (rest.Length < HeaderLength + sizeof(uint)) return null;
        var length = BinaryPrimitives.ReadUInt64LittleEndian(rest);
        if (BinaryPrimitives.ReadUInt32LittleEndian(rest[sizeof(ulong)..]) != Crc32C.Masked(rest[..sizeof(ulong)])) return null;
        if (length > (ulong)(rest.Length - HeaderLength - sizeof(uint))) return null;
        var data = rest.Slice(HeaderLength, (int)length);
        return BinaryPrimitives.ReadUInt32LittleEndian(rest[(HeaderLength + data.Length)..]) == Crc32C.Masked(data) ? data.Length : null;
    }

    // An event of ours begins with its time and its step.
    private static long Step(ReadOnlySpan<byte> data)
    {
        const int TimeLength = 1 + sizeof(double);
        if (data.Length <= TimeLength || data[TimeLength] != EventFields.Step << 3) return 0;
        var (step, shift) = (0UL, 0);
        foreach (var part in data[(TimeLength + 1)..])
        {
            step |= (ulong)(part & 0x7F) << shift;
            shift += 7;
            if (part < 0x80) break;
        }
        return (long)step;
    }
}
