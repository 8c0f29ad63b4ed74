using System.Buffers.Binary;
using Meld.Media;
using Meld.Testing;
using Xunit.Abstractions;

namespace Meld.Tests.Media.Damage;

/// <summary>Damaged files, in this process and apart: each is read, or refused by an exception that names it; none crashes, hangs or passes a limit.</summary>
[Collection(WorkerTests.Name)]
public sealed class DamagedClipTests(ITestOutputHelper output)
{
    private const int Few = 150;
    private const int Many = 2000;

    [Fact]
    public void Read_DamagedInProcess_IsReadOrRefused()
    {
        using var reader = new ClipReader();
        Read(reader, Few);
    }

    [Fact]
    public void Read_DamagedApart_IsReadOrRefused() => ReadApart(Few);

    /// <summary>A header that promises more samples than there are atoms to count costs neither time nor memory.</summary>
    [Theory]
    [InlineData(20_000_000), InlineData(100_000_000), InlineData(int.MaxValue)]
    public void Read_IndexThatClaimsMillions_IsRefusedAtOnce(int count)
    {
        var clip = MadeClips.Mp4(null);
        void Claim(string type, int place, int value)
        {
            var box = Mp4Box.Parse(clip).SelectMany(box => box.All()).First(box => box.Type == type);
            BinaryPrimitives.WriteInt32BigEndian(clip.AsSpan(box.Body + place), value);
        }
        // One chunk of so many samples, each of one byte and one tick.
        Claim("stsz", 4, 1);
        Claim("stsz", 8, count);
        Claim("stsc", 12, count);
        Claim("stts", 8, count);
        Claim("stts", 12, 1);
        Refused("index.mp4", clip, MediaProblem.Unreadable, $"the picture ends at 0.000 s: 0 of {count} packets are there");
    }

    [Theory]
    [InlineData(1), InlineData(2_000_000_000)]
    public void Read_SoundAtARateThatNothingHas_IsRefusedAtOnce(int rate)
    {
        var header = "RIFF\0\0\0\0WAVEfmt \x10\0\0\0\x01\0\x01\0\0\0\0\0\0\0\0\0\x02\0\x10\0data\0\x20\0\0"u8;
        byte[] wav = [.. header, .. new byte[0x2000]];
        BinaryPrimitives.WriteInt32LittleEndian(wav.AsSpan(4), wav.Length - 8);
        BinaryPrimitives.WriteInt32LittleEndian(wav.AsSpan(24), rate);
        Refused("rate.wav", wav, MediaProblem.Unreadable, $"its sound of 1 channels at {rate} samples per second cannot be resampled");
    }

    [Fact]
    [Trait("Category", "Slow")]
    public void Read_TwoThousandDamagedInProcess_AreReadOrRefused()
    {
        using var reader = new ClipReader();
        Read(reader, Many);
    }

    [Fact]
    [Trait("Category", "Slow")]
    public void Read_TwoThousandDamagedApart_AreReadOrRefused() => ReadApart(Many);

    private void ReadApart(int count)
    {
        // One process for all of them, so that its peak is that of all.
        using var workers = new CountedWorkers(1, clipsPerProcess: int.MaxValue);
        Read(workers.Reader, count);
        var worker = Assert.Single(workers.Running());
        output.WriteLine($"peak of the worker: {worker.PeakResidentBytes >> 20} MiB resident, {worker.PeakAddressBytes >> 20} MiB of addresses");
        Assert.InRange(worker.PeakAddressBytes, 1, workers.MemoryBytes);
    }

    private static void Refused(string name, byte[] bytes, MediaProblem kind, string reason)
    {
        using var directory = new TemporaryDirectory();
        var path = directory.Write(name, bytes);
        using var inProcess = new ClipReader();
        using var workers = new CountedWorkers(1);
        ClipRequest request = new() { Frames = FrameRule.Spread(4), SampleRate = 16_000, Limits = DamagedClips.Limits };
        foreach (var reader in new IClipReader[] { inProcess, workers.Reader })
        {
            var error = Assert.Throws<MediaException>(() => reader.Read(path, request));
            Assert.Equal((kind, true), (error.Kind, error.Message.Contains(reason, StringComparison.Ordinal)));
        }
        Assert.InRange(Assert.Single(workers.Running()).PeakResidentBytes, 0, 150L << 20);
    }

    private void Read(IClipReader reader, int count)
    {
        var clips = new DamagedClips(reader);
        clips.Read(Enumerable.Range(0, count));
        output.WriteLine(clips.Outcomes);
        // A mutator that breaks everything, or nothing, would test little.
        Assert.InRange(clips.Count("read") + clips.Count("read, with damage"), count / 10, count * 9 / 10);
        Assert.Equal(0, clips.Count(nameof(MediaProblem.Crash)));
        Assert.Equal(0, clips.Count(nameof(MediaProblem.Time)));
    }
}
