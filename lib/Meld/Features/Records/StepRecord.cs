using System.Buffers.Binary;
using System.Globalization;
using System.Text;

namespace Meld.Features.Records;

/// <summary>The value of a step: checksum (8 bytes), then its identity as it enters the keys, each of its five parts with its length (int32) before it.</summary>
internal static class StepRecord
{
    /// <summary>Makes the value.</summary>
    public static byte[] Of(ReadOnlySpan<byte> key, StepIdentity step)
    {
        byte[] value = [.. new byte[RecordChecksum.Size], .. Encode(step)];
        RecordChecksum.Seal(key, value);
        return value;
    }

    /// <summary>Reads the value, whose checksum holds; null where it is none.</summary>
    public static StepIdentity? Read(ReadOnlySpan<byte> value)
    {
        if (value.Length < RecordChecksum.Size) return null;
        var rest = value[RecordChecksum.Size..];
        var parts = new string[5];
        foreach (ref var part in parts.AsSpan())
        {
            if (rest.Length < sizeof(int) || BinaryPrimitives.ReadInt32LittleEndian(rest) is var length && (length < 0 || length > rest.Length - sizeof(int))) return null;
            part = Encoding.UTF8.GetString(rest.Slice(sizeof(int), length));
            rest = rest[(sizeof(int) + length)..];
        }
        return rest.IsEmpty && int.TryParse(parts[1], CultureInfo.InvariantCulture, out var version)
            ? new StepIdentity(parts[0], version, parts[2]) { WeightsHash = parts[3], Precision = parts[4] }
            : null;
    }

    /// <summary>The identity in bytes. Each part has its length before it: no two identities make the same bytes.</summary>
    public static byte[] Encode(StepIdentity step)
    {
        using var bytes = new MemoryStream();
        Span<byte> number = stackalloc byte[sizeof(int)];
        string[] parts = [step.Name, step.Version.ToString(CultureInfo.InvariantCulture), step.Settings, step.WeightsHash, step.Precision];
        foreach (var part in parts.Select(Encoding.UTF8.GetBytes))
        {
            BinaryPrimitives.WriteInt32LittleEndian(number, part.Length);
            bytes.Write(number);
            bytes.Write(part);
        }
        return bytes.ToArray();
    }
}
