using System.Buffers.Binary;
using System.Text;
using Meld.Media;
using Meld.Media.Audio;

namespace Meld.Tests.Media.Audio;

/// <summary>Files that differ from what <see cref="WavFile"/> writes: other chunks, open lengths, damage.</summary>
public sealed class WavReaderTests
{
    private static readonly float[] Samples = [0.5f, -0.25f, 0.125f, -1];

    [Fact]
    public void Read_OtherChunks_ArePassedOver()
    {
        var file = Riff(Chunk("LIST", [1, 2, 3]), Format(), Chunk("fact", new byte[4]), Chunk("odd ", [7]), Data(), Chunk("LIST", new byte[10]));
        Assert.Equal(Samples, WavFile.Read(file, "").Samples);
    }

    [Theory]
    [InlineData(uint.MaxValue, uint.MaxValue)]
    [InlineData(0u, 0u)]
    [InlineData(uint.MaxValue, 0u)]
    [InlineData(0x7FFFFFFFu, 0x7FFFF000u)]
    public void Read_LengthsThatTheWriterCouldNotFillIn_GoesToTheEnd(uint fileSize, uint dataSize)
    {
        // Half a sample at the end is what an interrupted writer leaves.
        byte[] file = [.. Riff(Format(), Data()), 1];
        BinaryPrimitives.WriteUInt32LittleEndian(file.AsSpan(4), fileSize);
        BinaryPrimitives.WriteUInt32LittleEndian(file.AsSpan(40), dataSize);
        Assert.Equal(Samples, WavFile.Read(file, "").Samples);
    }

    [Fact]
    public void Read_NoSamples_IsAnEmptySound() => Assert.Empty(WavFile.Read(Riff(Format(), Chunk("data", [])), "").Samples);

    [Fact]
    public void Read_Extensible_IsReadAsThePlainForm()
    {
        var sound = WavFile.Read(Riff(Extensible(1), Data()), "");
        Assert.Equal(WavFormat.Pcm16, sound.Format);
        Assert.Equal(Samples, sound.Samples);
    }

    public static TheoryData<byte[], MediaProblem, string> Broken { get; } = new()
    {
        { [], MediaProblem.Unreadable, "it is no WAV file" },
        { "RIFX....WAVE"u8.ToArray(), MediaProblem.Unreadable, "a file of kind RIFX" },
        { Riff(), MediaProblem.Damaged, "ends before chunk \"fmt \"" },
        { Riff(Format()), MediaProblem.Damaged, "ends before chunk \"data\"" },
        { Riff(Data(), Format()), MediaProblem.Damaged, "chunk \"data\" comes before chunk \"fmt \"" },
        { Riff(Format(), Data())[..^1], MediaProblem.Damaged, "chunk \"data\" claims 8 bytes where 7 are left" },
        { Riff(Format(), Chunk("data", new byte[7])), MediaProblem.Damaged, "chunk \"data\" has 7 bytes, no multiple of the 2" },
        { Riff(Chunk("fmt ", new byte[14])), MediaProblem.Damaged, "chunk \"fmt \" has 14 bytes, not 16" },
        { Riff(Format(channels: 0)), MediaProblem.Damaged, "chunk \"fmt \" has no channels" },
        { Riff(Format(rate: 0)), MediaProblem.Damaged, "chunk \"fmt \" has a rate of 0" },
        { Riff(Format(rate: uint.MaxValue)), MediaProblem.Damaged, "chunk \"fmt \" has a rate of 4294967295" },
        { Riff(Format(block: 3)), MediaProblem.Damaged, "chunk \"fmt \" has 3 bytes for 1 samples of 16 bits" },
        { Riff(Format(bits: 12)), MediaProblem.Unreadable, "chunk \"fmt \" names format 1 with 12 bits" },
        { Riff(Format(tag: 2, bits: 4)), MediaProblem.Unreadable, "chunk \"fmt \" names format 2 with 4 bits" },
        { Riff(Format(tag: 0xFFFE)), MediaProblem.Damaged, "chunk \"fmt \" has 16 bytes, not the 40 of the extensible form" },
        { Riff(Extensible(1, suffix: 9)), MediaProblem.Unreadable, "chunk \"fmt \" names a format that is not Microsoft's" },
    };

    [Theory]
    [MemberData(nameof(Broken))]
    public void Read_Broken_NamesFileAndChunk(byte[] file, MediaProblem kind, string problem)
    {
        var error = Assert.Throws<MediaException>(() => WavFile.Read(file, "some/clip.wav"));
        Assert.Equal(kind, error.Kind);
        Assert.StartsWith("some/clip.wav: ", error.Message, StringComparison.Ordinal);
        Assert.Contains(problem, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Read_CutAnywhere_Throws()
    {
        var file = Riff(Chunk("LIST", [1, 2, 3]), Format(), Data());
        for (var length = 0; length < file.Length; length++) Assert.Throws<MediaException>(() => WavFile.Read(file.AsSpan(0, length), "cut.wav"));
    }

    [Fact]
    public void Read_AnyBitFlippedOrBytesChanged_GivesASoundOrAnErrorInLittleMemory()
    {
        var file = Riff(Chunk("LIST", [1, 2, 3]), Extensible(1), Data());
        for (var bit = 0; bit < 8 * file.Length; bit++)
        {
            var changed = (byte[])file.Clone();
            changed[bit / 8] ^= (byte)(1 << (bit % 8));
            AssertSoundOrError(changed);
        }
        var random = new Random(5);
        for (var i = 0; i < 5000; i++)
        {
            var changed = (byte[])file.Clone();
            for (var edits = random.Next(1, 6); edits > 0; edits--) changed[random.Next(changed.Length)] = (byte)random.Next(256);
            AssertSoundOrError(changed[..random.Next(changed.Length + 1)]);
        }
    }

    private static void AssertSoundOrError(byte[] file)
    {
        var before = GC.GetAllocatedBytesForCurrentThread();
        try
        {
            Assert.InRange(WavFile.Read(file, "hostile.wav").Samples.Length, 0, file.Length);
        }
        catch (MediaException error)
        {
            Assert.Equal("hostile.wav", error.Path);
        }
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 100_000);
    }

    private static byte[] Riff(params byte[][] chunks)
    {
        byte[] body = [.. "WAVE"u8, .. chunks.SelectMany(chunk => chunk)];
        return [.. Chunk("RIFF", body)];
    }

    private static byte[] Chunk(string id, byte[] body) =>
        [.. Encoding.ASCII.GetBytes(id), .. BitConverter.GetBytes(body.Length), .. body, .. new byte[body.Length % 2]];

    private static byte[] Data() => Chunk("data", [.. Samples.SelectMany(sample => BitConverter.GetBytes((short)(sample * 32768)))]);

    private static byte[] Format(int tag = 1, int channels = 1, uint rate = 16_000, int block = 2, int bits = 16) =>
        Chunk("fmt ", Plain(tag, channels, rate, block, bits));

    private static byte[] Extensible(int tag, byte suffix = 0x71) => Chunk("fmt ",
    [
        .. Plain(0xFFFE, 1, 16_000, 2, 16), 22, 0, 16, 0, 4, 0, 0, 0, (byte)tag, 0, 0, 0, 0, 0, 0x10, 0, 0x80, 0, 0, 0xAA, 0, 0x38, 0x9B, suffix,
    ]);

    private static byte[] Plain(int tag, int channels, uint rate, int block, int bits) =>
    [
        .. BitConverter.GetBytes((ushort)tag), .. BitConverter.GetBytes((ushort)channels), .. BitConverter.GetBytes(rate),
        .. BitConverter.GetBytes(0), .. BitConverter.GetBytes((ushort)block), .. BitConverter.GetBytes((ushort)bits),
    ];
}
