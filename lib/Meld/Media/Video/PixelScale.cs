using System.Numerics;
using System.Runtime.InteropServices;

namespace Meld.Media.Video;

/// <summary>Bytes of one colour to standardised values and back, by torchvision's operations in its order: results equal its to the last bit.</summary>
internal static class PixelScale
{
    /// <summary>(byte / 255 - mean) / deviation.</summary>
    public static void ToValues(ReadOnlySpan<byte> bytes, float mean, float deviation, Span<float> values)
    {
        var groups = MemoryMarshal.Cast<byte, Vector<byte>>(bytes);
        var targets = MemoryMarshal.Cast<float, Vector<float>>(values);
        for (var i = 0; i < groups.Length; i++)
        {
            Vector.Widen(groups[i], out var low, out var high);
            Widen(low, mean, deviation, targets.Slice(4 * i, 2));
            Widen(high, mean, deviation, targets.Slice(4 * i + 2, 2));
        }
        for (var i = groups.Length * Vector<byte>.Count; i < bytes.Length; i++) values[i] = (bytes[i] / 255f - mean) / deviation;
    }

    /// <summary>The bytes nearest to what values came from.</summary>
    public static void ToBytes(ReadOnlySpan<float> values, float mean, float deviation, Span<byte> bytes)
    {
        for (var i = 0; i < values.Length; i++) bytes[i] = (byte)Math.Clamp(MathF.Round((values[i] * deviation + mean) * 255), 0, 255);
    }

    private static void Widen(Vector<ushort> bytes, float mean, float deviation, Span<Vector<float>> values)
    {
        Vector.Widen(bytes, out var low, out var high);
        values[0] = Scaled(low, mean, deviation);
        values[1] = Scaled(high, mean, deviation);
    }

    private static Vector<float> Scaled(Vector<uint> bytes, float mean, float deviation) =>
        (Vector.ConvertToSingle(Vector.AsVectorInt32(bytes)) / new Vector<float>(255) - new Vector<float>(mean)) / new Vector<float>(deviation);
}
