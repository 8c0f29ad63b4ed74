using System.Numerics;

namespace Meld.Tracking.Events;

/// <summary>CRC-32C (Castagnoli, RFC 3720 appendix B.4), as records of event files carry it.</summary>
internal static class Crc32C
{
    /// <summary>The checksum of some bytes.</summary>
    public static uint Of(ReadOnlySpan<byte> bytes)
    {
        var crc = uint.MaxValue;
        foreach (var value in bytes) crc = BitOperations.Crc32C(crc, value);
        return ~crc;
    }

    /// <summary>The checksum as TFRecord writes it: turned and moved, so that the checksum of bytes that hold checksums is still one.</summary>
    public static uint Masked(ReadOnlySpan<byte> bytes) => BitOperations.RotateRight(Of(bytes), 15) + 0xA282EAD8;
}
