using Meld.Media;
using Meld.Media.Audio;
using Meld.Tests.Media.Audio.Golden;

namespace Meld.Tests.Media.Audio;

public sealed class MelSpectrogramTests
{
    private static readonly MelSettings Usual = new() { FftSize = 1024, Hop = 512, Bands = 64 };

    [Fact]
    public void Compute_EqualsTorchaudio()
    {
        var cases = GoldenFeature.Of("mel");
        Assert.Equal(12, cases.Count);
        // Where nothing but rounding reaches a band, torchaudio's own last digits are that much.
        foreach (var item in cases) item.AssertEqual(new MelSpectrogram(item.Mel).Compute(item.Waveform), 1e-4, 1e-7);
    }

    [Fact]
    public void Compute_Tone_IsLoudestInItsBand()
    {
        var mel = new MelSpectrogram(Usual);
        var samples = Enumerable.Range(0, 16_000).Select(i => (float)Math.Sin(2 * Math.PI * mel.BandFrequencies[40] * i / 16_000)).ToArray();
        var frames = mel.Compute(samples);
        for (var frame = 0; frame < frames.Count; frame++)
            Assert.Equal(40, Enumerable.Range(0, frames.Bands).MaxBy(band => frames[band][frame]));
    }

    [Fact]
    public void Compute_TwiceAsLoud_HasExactlyFourTimesThePower()
    {
        var mel = new MelSpectrogram(Usual);
        var samples = GoldenSound.Chirp(9000).Samples;
        Assert.Equal(mel.Compute(samples).Values.Select(value => 4 * value), mel.Compute([.. samples.Select(sample => 2 * sample)]).Values);
    }

    [Fact]
    public void Compute_LaterByAHop_ShiftsTheFramesToTheLastBit()
    {
        // A frame moves from lane to lane, and from a full group of lanes to one that is not, without any change.
        var mel = new MelSpectrogram(Usual with { IsCentred = false });
        var samples = GoldenSound.Chirp(512 * 21).Samples;
        var whole = mel.Compute(samples);
        for (var hops = 1; hops < 19; hops++)
        {
            var shifted = mel.Compute(samples.AsSpan(512 * hops));
            Assert.Equal(whole.Count - hops, shifted.Count);
            for (var band = 0; band < 64; band++) Assert.Equal(whole[band][hops..], shifted[band]);
        }
    }

    [Theory]
    [InlineData(0, 1)]
    [InlineData(1, 1)]
    [InlineData(2, 1)]
    [InlineData(511, 1)]
    [InlineData(512, 2)]
    [InlineData(513, 2)]
    public void Compute_ShorterThanTheMirror_IsMirroredAgain(int samples, int count)
    {
        var frames = new MelSpectrogram(Usual).Compute(Enumerable.Repeat(0.5f, samples).ToArray());
        Assert.Equal((64, count), (frames.Bands, frames.Count));
        Assert.All(frames.Values, value => Assert.True(float.IsFinite(value)));
        // A constant goes on as the same constant, however short it was.
        var expected = samples == 0 ? new float[64] : Column(new MelSpectrogram(Usual).Compute(Enumerable.Repeat(0.5f, 4096).ToArray()), 4);
        Assert.Equal(expected, Column(frames, 0));
    }

    [Theory]
    [InlineData(441, 147, 4410, 30)]
    [InlineData(401, 200, 16_000, 80)]
    [InlineData(401, 200, 0, 1)]
    public void Compute_OddTransform_HasAsManyFramesAsTorchaudio(int size, int hop, int samples, int count)
    {
        var mel = new MelSpectrogram(new() { FftSize = size, Hop = hop, Bands = 20 });
        Assert.Equal((count, count), (mel.FrameCount(samples), mel.Compute(new float[samples]).Count));
    }

    [Fact]
    public void Compute_MirroredTwice_EqualsTheMirrorWrittenOut()
    {
        float[] samples = [0.1f, 0.5f, -0.3f];
        var period = new[] { 0.1f, 0.5f, -0.3f, 0.5f };
        var long_ = Enumerable.Range(0, 4096).Select(i => period[i % 4]).ToArray();
        Assert.Equal(Column(new MelSpectrogram(Usual).Compute(long_), 4), Column(new MelSpectrogram(Usual).Compute(samples), 0));
    }

    [Fact]
    public void Compute_Silence_IsZero() => Assert.All(new MelSpectrogram(Usual).Compute(new float[5000]).Values, value => Assert.Equal(0, value));

    [Fact]
    public void Compute_NotANumber_StaysInItsFrames()
    {
        var waveform = GoldenSound.Chirp(16_000);
        var mel = new MelSpectrogram(Usual);
        var sound = mel.Compute(waveform);
        waveform.Samples[5200] = float.NaN;
        var hurt = mel.Compute(waveform);
        for (var frame = 0; frame < sound.Count; frame++)
        {
            var reaches = Math.Abs(frame * 512 - 5200) < 512;
            if (reaches) Assert.All(Column(hurt, frame), value => Assert.True(float.IsNaN(value)));
            else Assert.Equal(Column(sound, frame), Column(hurt, frame));
        }
    }

    [Fact]
    public void Compute_FromManyThreads_GivesTheSame()
    {
        var mel = new MelSpectrogram(Usual);
        var waveforms = Enumerable.Range(1, 24).Select(i => GoldenSound.Chirp(1000 * i)).ToArray();
        var alone = waveforms.Select(waveform => mel.Compute(waveform).Values).ToArray();
        var together = new float[waveforms.Length][];
        Parallel.For(0, waveforms.Length, new ParallelOptions { MaxDegreeOfParallelism = 4 }, i => together[i] = mel.Compute(waveforms[i]).Values);
        Assert.Equal(alone, together);
    }

    [Fact]
    public void Compute_AllocatesLittleButItsResult()
    {
        var mel = new MelSpectrogram(Usual);
        var waveform = GoldenSound.Chirp(51_200);
        mel.Compute(waveform);
        var before = GC.GetAllocatedBytesForCurrentThread();
        var values = mel.Compute(waveform).Values;
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, values.Length * sizeof(float), values.Length * sizeof(float) + 1000);
    }

    [Fact]
    public void Compute_TimesOfFrames_AreTheirMiddles()
    {
        var centred = new MelSpectrogram(Usual).Compute(GoldenSound.Chirp(5000));
        Assert.Equal((0, 0.032, 0.064), (centred.TimeOf(0), centred.Interval, centred.TimeOf(2)));
        var filled = new MelSpectrogram(Usual with { IsCentred = false }).Compute(GoldenSound.Chirp(5000));
        Assert.Equal((0.032, 0.096), (filled.TimeOf(0), filled.TimeOf(2)));
    }

    [Fact]
    public void Compute_OtherRate_SaysBoth()
    {
        var error = Assert.Throws<ArgumentException>(() => new MelSpectrogram(Usual).Compute(new Waveform(new float[10], 44_100)));
        Assert.Contains("has 44100 samples per second, not 16000", error.Message);
    }

    [Fact]
    public void Compute_NotCentredAndTooShort_SaysSo()
    {
        var mel = new MelSpectrogram(Usual with { IsCentred = false });
        Assert.Equal([0, 1, 1, 2], new[] { 1023, 1024, 1535, 1536 }.Select(mel.FrameCount));
        Assert.Contains("1023 samples do not fill a frame of 1024", Assert.Throws<ArgumentException>(() => mel.Compute(new float[1023])).Message);
    }

    public static TheoryData<MelSettings, string> Impossible { get; } = new()
    {
        { new() { SampleRate = 0 }, "SampleRate is 0" },
        { new() { FftSize = 1 }, "FftSize is 1" },
        { new() { WindowSize = 401 }, "WindowSize is 401 but must be from 1 to 400" },
        { new() { Hop = 0 }, "Hop is 0" },
        { new() { Bands = -1 }, "Bands is -1" },
        { new() { MinFrequency = -1 }, "MinFrequency is -1" },
        { new() { MinFrequency = 9000 }, "MaxFrequency is 8000 but must be above 9000" },
        { new() { MaxFrequency = double.NaN }, "MaxFrequency is NaN" },
        { new() { Power = 0 }, "Power is 0" },
    };

    [Theory]
    [MemberData(nameof(Impossible))]
    public void Constructor_ImpossibleSetting_NamesIt(MelSettings settings, string problem) =>
        Assert.Contains(problem, Assert.Throws<ArgumentException>(() => new MelSpectrogram(settings)).Message);

    private static float[] Column(AudioFrames frames, int frame) => [.. Enumerable.Range(0, frames.Bands).Select(band => frames[band][frame])];
}
