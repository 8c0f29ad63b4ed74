using System.Buffers.Binary;

namespace Meld.Media.Audio;

/// <summary>
/// WAV files. Integers of 8, 16, 24 and 32 bits and floating-point numbers of 32 and 64 are read and written, in the plain and (read only) the extensible form;
/// chunks of other kinds are passed over, and files whose writer could not go back to fill in their length are read to their end.
/// </summary>
public static class WavFile
{
    private const int HeaderSize = 12 + 8 + WavLayout.PlainSize + 8;

    // Twice as many bytes, as floats, still fit an array.
    private const long MostBytes = 1L << 30;

    /// <summary>Reads a file.</summary>
    /// <param name="path">The file, of 1 GiB at most.</param>
    /// <exception cref="MediaException">The file is missing, too large, damaged or of a kind that is not read; the message names it and the chunk.</exception>
    public static WavSound Read(string path)
    {
        try
        {
            using var file = File.OpenRead(path);
            if (file.Length > MostBytes) throw new MediaException(path, MediaProblem.Limit, $"{file.Length} bytes are more than {MostBytes}");
            var bytes = new byte[file.Length];
            return WavReader.Read(bytes.AsSpan(0, file.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false)), path);
        }
        catch (Exception error) when (error is FileNotFoundException or DirectoryNotFoundException or UnauthorizedAccessException)
        {
            throw new MediaException(path, MediaProblem.Missing, "it is not there or may not be read", error);
        }
    }

    /// <summary>Reads a file that is already in memory.</summary>
    /// <param name="bytes">The whole file.</param>
    /// <param name="name">What messages call it.</param>
    /// <exception cref="MediaException">The bytes are damaged or of a kind that is not read; the message names the chunk.</exception>
    public static WavSound Read(ReadOnlySpan<byte> bytes, string name) => WavReader.Read(bytes, name);

    /// <summary>Writes a sound of one channel to a file.</summary>
    /// <inheritdoc cref="ToBytes(WavSound)" path="/remarks"/>
    /// <param name="path">The file; one that exists is overwritten.</param>
    /// <param name="waveform">The sound.</param>
    /// <param name="format">How samples are stored.</param>
    public static void Write(string path, Waveform waveform, WavFormat format = WavFormat.Pcm16) => File.WriteAllBytes(path, ToBytes(waveform, format));

    /// <summary>Writes a sound to a file, in its own format.</summary>
    /// <inheritdoc cref="ToBytes(WavSound)" path="/remarks"/>
    /// <param name="path">The file; one that exists is overwritten.</param>
    /// <param name="sound">The sound.</param>
    public static void Write(string path, WavSound sound) => File.WriteAllBytes(path, ToBytes(sound));

    /// <summary>A sound of one channel as a file's bytes, for a data URI, say.</summary>
    /// <inheritdoc cref="ToBytes(WavSound)" path="/remarks"/>
    /// <param name="waveform">The sound.</param>
    /// <param name="format">How samples are stored.</param>
    public static byte[] ToBytes(Waveform waveform, WavFormat format = WavFormat.Pcm16) =>
        ToBytes(new WavSound(waveform.Samples, 1, waveform.SampleRate, format));

    /// <summary>A sound as a file's bytes, in its own format.</summary>
    /// <remarks>
    /// Integers are rounded to the nearest without dithering; what is beyond full scale, 1 itself included, is clipped to the largest integer, and what is not
    /// a number becomes silence. Floating-point formats keep every value.
    /// </remarks>
    /// <param name="sound">The sound.</param>
    /// <exception cref="ArgumentException">There are more channels or bytes than the format can count.</exception>
    public static byte[] ToBytes(WavSound sound)
    {
        var layout = new WavLayout(sound.Format, sound.Channels, sound.SampleRate);
        var length = (long)sound.Samples.Length * WavSamples.Size(sound.Format);
        if (layout.FrameSize > ushort.MaxValue) throw new ArgumentException($"{sound.Channels} channels are too many for a WAV file.", nameof(sound));
        if (length > MostBytes) throw new ArgumentException($"{length} bytes of samples are too many for a WAV file.", nameof(sound));
        var bytes = new byte[HeaderSize + length + (length & 1)];
        WriteHeader(bytes, layout, (uint)length);
        WavSamples.Encode(sound.Samples, sound.Format, bytes.AsSpan(HeaderSize, (int)length));
        return bytes;
    }

    private static void WriteHeader(Span<byte> bytes, WavLayout layout, uint length)
    {
        "RIFF"u8.CopyTo(bytes);
        BinaryPrimitives.WriteInt32LittleEndian(bytes[4..], bytes.Length - 8);
        "WAVEfmt "u8.CopyTo(bytes[8..]);
        BinaryPrimitives.WriteInt32LittleEndian(bytes[16..], WavLayout.PlainSize);
        layout.Write(bytes[20..]);
        "data"u8.CopyTo(bytes[36..]);
        BinaryPrimitives.WriteUInt32LittleEndian(bytes[40..], length);
    }
}
