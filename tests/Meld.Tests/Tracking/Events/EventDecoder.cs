using System.Text;

namespace Meld.Tests.Tracking.Events;

/// <summary>Reads event files by the definitions alone: nothing of it is shared with the writer.</summary>
internal static class EventDecoder
{
    /// <summary>The whole records of a file; a torn last one is passed over, a damaged one is an error.</summary>
    public static IEnumerable<DecodedEvent> Read(string path)
    {
        using var reader = new BinaryReader(File.OpenRead(path));
        while (reader.ReadBytes(8) is { Length: 8 } header && reader.ReadBytes(4) is { Length: 4 } headerCheck)
        {
            Assert.Equal(Masked(header), BitConverter.ToUInt32(headerCheck));
            var length = (int)BitConverter.ToUInt64(header);
            var (data, check) = (reader.ReadBytes(length), reader.ReadBytes(4));
            if (check.Length < 4) yield break;
            Assert.Equal(Masked(data), BitConverter.ToUInt32(check));
            yield return Event(data);
        }
    }

    private static DecodedEvent Event(byte[] data)
    {
        var fields = Fields(data);
        var value = fields.TryGetValue(5, out var summary) ? Fields(Fields(summary)[1]) : null;
        return new DecodedEvent(
            BitConverter.ToDouble(fields[1]),
            BitConverter.ToInt64(fields[2]),
            fields.TryGetValue(3, out var version) ? Encoding.UTF8.GetString(version) : null,
            value is null ? null : Encoding.UTF8.GetString(value[1]),
            value is not null && value.TryGetValue(2, out var scalar) ? BitConverter.ToSingle(scalar) : null,
            fields.TryGetValue(7, out var session) ? BitConverter.ToInt32(Fields(session)[1]) : null);
    }

    // The bytes of each field, integers widened to eight.
    private static Dictionary<int, byte[]> Fields(byte[] message)
    {
        var fields = new Dictionary<int, byte[]>();
        using var reader = new BinaryReader(new MemoryStream(message));
        while (reader.BaseStream.Position < message.Length)
        {
            var tag = (int)reader.Read7BitEncodedInt64();
            fields[tag >> 3] = (tag & 7) switch
            {
                0 => BitConverter.GetBytes(reader.Read7BitEncodedInt64()),
                1 => reader.ReadBytes(8),
                2 => reader.ReadBytes((int)reader.Read7BitEncodedInt64()),
                5 => reader.ReadBytes(4),
                var type => throw new InvalidDataException($"wire type {type}"),
            };
        }
        return fields;
    }

    private static uint Masked(byte[] data)
    {
        var crc = uint.MaxValue;
        foreach (var value in data)
        {
            crc ^= value;
            for (var bit = 0; bit < 8; bit++) crc = (crc >> 1) ^ ((crc & 1) * 0x82f63b78);
        }
        crc = ~crc;
        return ((crc >> 15) | (crc << 17)) + 0xa282ead8;
    }
}
