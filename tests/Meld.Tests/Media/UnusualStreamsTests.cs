using Meld.Media;
using Meld.Media.Audio;
using Meld.Testing;

namespace Meld.Tests.Media;

/// <summary>What streams may hold beside frames and samples.</summary>
public sealed class UnusualStreamsTests : IDisposable
{
    private static readonly ClipReader Reader = new();

    private readonly TemporaryDirectory directory = new();

    public void Dispose() => directory.Dispose();

    [Fact]
    public void Read_PacketsWithoutAFrame_AreNotCountedAsFrames()
    {
        var path = directory.Write("unchanged.avi", WithUncodedFrames(File.ReadAllBytes(Fixtures.Clip("b-frames.avi")), every: 5));
        var all = Read(path, FrameRule.All);

        var second = Read(path, FrameRule.EveryNth(2));

        Assert.InRange(all.Count, 20, 46);
        Assert.Equal(Enumerable.Range(0, (all.Count + 1) / 2).Select(i => all.Timestamps[2 * i]), second.Timestamps);
        for (var i = 0; i < second.Count; i++) Assert.True(all[2 * i].SequenceEqual(second[i]), $"frame {i}");
    }

    [Fact]
    public void Read_SamplesThatAreNoNumbers_AreDamageAndSilent()
    {
        float[] samples = [.. Enumerable.Repeat(0.5f, 4000)];
        samples[1000] = float.NaN;
        samples[1001] = float.PositiveInfinity;
        var path = directory.Write("broken.wav", WavFile.ToBytes(new Waveform(samples, 16_000), WavFormat.Float32));

        var refused = Assert.Throws<MediaException>(() => Reader.Read(path, new() { SampleRate = 16_000 }));
        var accepted = Reader.Read(path, new() { SampleRate = 16_000, AcceptDamage = true });

        Assert.Equal(MediaProblem.Damaged, refused.Kind);
        Assert.Equal(["2 samples of the sound are no numbers"], accepted.Damage);
        Assert.Equal((0f, 0f, 0.5f), (accepted.Sound!.Samples[1000], accepted.Sound.Samples[1001], accepted.Sound.Samples[1002]));
    }

    [Fact]
    public void Read_WavWithoutItsLastPaddingByte_IsWhole()
    {
        // Three bytes of 8-bit samples, the fourth counted but not there.
        byte[] wav =
        [
            .. "RIFF"u8, 40, 0, 0, 0, .. "WAVE"u8, .. "fmt "u8, 16, 0, 0, 0, 1, 0, 1, 0, 0x80, 0x3e, 0, 0, 0x80, 0x3e, 0, 0, 1, 0, 8, 0,
            .. "data"u8, 3, 0, 0, 0, 128, 255, 128,
        ];

        var sound = Reader.Read(directory.Write("odd.wav", wav), new() { SampleRate = 16_000 }).Sound!;

        Assert.Equal(3, sound.Samples.Length);
    }

    [Fact]
    public void Read_LimitOfPixelsBeyondLibav_IsNoLimit()
    {
        var request = new ClipRequest { Limits = new DecodeLimits { SourcePixels = long.MaxValue } };

        Assert.Equal(Reader.Read(Fixtures.Clip("transport.ts"), new()).Info, Reader.Read(Fixtures.Clip("transport.ts"), request).Info);
    }

    // A frame between two others may refer to one that has been made to be missing.
    private static ClipFrames Read(string path, FrameRule rule) => Reader.Read(path, new() { Frames = rule, AcceptDamage = true }).Frames!;

    // MPEG-4 part 2, section 6.2.5: type of coding (2 bits), seconds (ones up to a zero), a marker, the time (5 bits at 24 frames per second), a marker, and
    // whether it is coded.
    private static byte[] WithUncodedFrames(byte[] clip, int every)
    {
        var seen = 0;
        for (var at = 0; at + 8 < clip.Length; at++)
        {
            if (clip.AsSpan(at, 4) is not [0, 0, 1, 0xb6]) continue;
            var bit = (at + 4) * 8;
            var isPredicted = !Bit(clip, bit) && Bit(clip, bit + 1);
            bit += 2;
            while (Bit(clip, bit)) bit++;
            bit += 1 + 1 + 5 + 1;
            if (isPredicted && ++seen % every == 0) clip[bit / 8] &= (byte)~(0x80 >> (bit % 8));
        }
        return clip;
    }

    private static bool Bit(byte[] bytes, int bit) => (bytes[bit / 8] & (0x80 >> (bit % 8))) != 0;
}
