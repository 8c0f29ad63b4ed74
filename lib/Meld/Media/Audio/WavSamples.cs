using System.Buffers.Binary;

namespace Meld.Media.Audio;

/// <summary>Samples to bytes and back, little-endian. Integers of n bits stand for multiples of 2^(1-n), so that full scale is -1.</summary>
internal static class WavSamples
{
    /// <summary>Bytes of a sample.</summary>
    public static int Size(WavFormat format) => format switch
    {
        WavFormat.Pcm8 => 1,
        WavFormat.Pcm16 => 2,
        WavFormat.Pcm24 => 3,
        WavFormat.Pcm32 or WavFormat.Float32 => 4,
        WavFormat.Float64 => 8,
        _ => throw new ArgumentOutOfRangeException(nameof(format), format, "Not a format of samples."),
    };

    /// <summary>True for floating-point numbers.</summary>
    public static bool IsFloat(WavFormat format) => format is WavFormat.Float32 or WavFormat.Float64;

    /// <summary>The samples that some bytes hold.</summary>
    public static float[] Decode(ReadOnlySpan<byte> bytes, WavFormat format)
    {
        var size = Size(format);
        var samples = new float[bytes.Length / size];
        for (var i = 0; i < samples.Length; i++) samples[i] = Decode(bytes.Slice(i * size, size), format, size);
        return samples;
    }

    /// <summary>Writes the samples; integers are rounded and clipped, and what is not a number becomes silence.</summary>
    public static void Encode(ReadOnlySpan<float> samples, WavFormat format, Span<byte> bytes)
    {
        var size = Size(format);
        for (var i = 0; i < samples.Length; i++)
        {
            var target = bytes.Slice(i * size, size);
            if (format == WavFormat.Float32) BinaryPrimitives.WriteSingleLittleEndian(target, samples[i]);
            else if (format == WavFormat.Float64) BinaryPrimitives.WriteDoubleLittleEndian(target, samples[i]);
            else WriteInteger(target, Quantised(samples[i], 8 * size), format);
        }
    }

    private static float Decode(ReadOnlySpan<byte> bytes, WavFormat format, int size) => format switch
    {
        WavFormat.Float32 => BinaryPrimitives.ReadSingleLittleEndian(bytes),
        WavFormat.Float64 => (float)BinaryPrimitives.ReadDoubleLittleEndian(bytes),
        WavFormat.Pcm8 => (bytes[0] - 128) / 128f,
        _ => (float)(Integer(bytes) / Math.ScaleB(1, (8 * size) - 1)),
    };

    private static int Integer(ReadOnlySpan<byte> bytes)
    {
        // The highest byte has the sign.
        int value = (sbyte)bytes[^1];
        for (var i = bytes.Length - 2; i >= 0; i--) value = (value << 8) | bytes[i];
        return value;
    }

    private static int Quantised(float sample, int bits)
    {
        var scale = Math.ScaleB(1, bits - 1);
        return float.IsNaN(sample) ? 0 : (int)Math.Clamp(Math.Round(sample * scale), -scale, scale - 1);
    }

    private static void WriteInteger(Span<byte> target, int value, WavFormat format)
    {
        if (format == WavFormat.Pcm8) value += 128;
        for (var i = 0; i < target.Length; i++) target[i] = (byte)(value >> (8 * i));
    }
}
