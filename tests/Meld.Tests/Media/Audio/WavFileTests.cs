using System.Text.Json;
using Meld.Media;
using Meld.Media.Audio;
using Meld.Testing;
using Meld.Tests.Media.Audio.Golden;
using Meld.Tests.Tracking.Events;

namespace Meld.Tests.Media.Audio;

public sealed class WavFileTests
{
    public static TheoryData<WavFormat> Formats { get; } = [.. Enum.GetValues<WavFormat>()];

    [Fact]
    public void Read_FilesOfPythonsWriters_GivesTheirValues()
    {
        var path = Path.Combine(Repository.Root, "tests", "Meld.Tests", "Media", "Audio", "Golden", "wav.json");
        using var document = JsonDocument.Parse(File.ReadAllText(path));
        var cases = document.RootElement.GetProperty("cases").EnumerateArray().ToArray();
        Assert.Equal(12, cases.Length);
        foreach (var item in cases)
        {
            var sound = WavFile.Read(item.GetProperty("file").GetBytesFromBase64(), "golden.wav");
            Assert.Equal(item.GetProperty("format").GetString(), sound.Format.ToString());
            Assert.Equal((item.GetProperty("rate").GetInt32(), item.GetProperty("channels").GetInt32()), (sound.SampleRate, sound.Channels));
            Assert.Equal(item.GetProperty("values").EnumerateArray().Select(value => (float)value.GetDouble()), sound.Samples);
        }
    }

    [Theory]
    [MemberData(nameof(Formats))]
    public void Write_ReadAgain_GivesEqualSamplesAndBytes(WavFormat format)
    {
        using var directory = new TemporaryDirectory();
        var path = Path.Combine(directory.Path, "a.wav");
        // Multiples of 1/128 are exact in every format. An odd number of bytes, where a sample has one.
        var samples = Enumerable.Range(0, 255).Select(i => (i - 128) / 128f).ToArray();
        var sound = new WavSound(samples, 3, 22_050, format);
        WavFile.Write(path, sound);
        var read = WavFile.Read(path);
        Assert.Equal((3, 22_050, format), (read.Channels, read.SampleRate, read.Format));
        Assert.Equal(samples, read.Samples);
        Assert.Equal(File.ReadAllBytes(path), WavFile.ToBytes(read));
        Assert.Equal(sound.Duration, read.Duration);
    }

    [Fact]
    public void Read_EveryInteger_SurvivesARoundTrip()
    {
        var samples = Enumerable.Range(-32768, 65536).Select(i => i / 32768f).ToArray();
        Assert.Equal(samples, WavFile.Read(WavFile.ToBytes(new Waveform(samples, 8000)), "").Samples);
        var fine = Enumerable.Range(0, 10_000).Select(i => (i * 1677 - 8_388_608) / 8_388_608f).ToArray();
        Assert.Equal(fine, WavFile.Read(WavFile.ToBytes(new Waveform(fine, 8000), WavFormat.Pcm24), "").Samples);
    }

    [Fact]
    public void ToBytes_BeyondFullScale_IsClippedAndNotANumberSilent()
    {
        float[] samples = [-2, 1, 2, float.NaN, float.PositiveInfinity, 1.4f / 32768, -1.6f / 32768];
        var integers = WavFile.Read(WavFile.ToBytes(new Waveform(samples, 8000)), "").Samples.Select(sample => (int)(sample * 32768));
        Assert.Equal([-32768, 32767, 32767, 0, 32767, 1, -2], integers);
        Assert.Equal(samples, WavFile.Read(WavFile.ToBytes(new Waveform(samples, 8000), WavFormat.Float32), "").Samples);
    }

    [PythonFact]
    public void Write_ReadByPythonsWave_GivesTheSameIntegers()
    {
        using var directory = new TemporaryDirectory();
        var path = Path.Combine(directory.Path, "a.wav");
        var waveform = GoldenSound.Chirp(300);
        WavFile.Write(path, waveform);
        const string Script = "import sys, wave, array; w = wave.open(sys.argv[1]); " +
            "print(w.getnchannels(), w.getframerate(), *array.array('h', w.readframes(w.getnframes())))";
        var expected = waveform.Samples.Select(sample => (int)Math.Round(sample * 32768.0)).Prepend(16_000).Prepend(1);
        Assert.Equal(expected, Python.Run("-c", Script, path).Split(' ').Select(int.Parse));
    }

    [Fact]
    public void ToMono_IsTheMeanOfTheChannels()
    {
        var mono = new WavSound([1, 0, 0.5f, -0.5f, 0.25f, 0.75f], 2, 8000, WavFormat.Float32).ToMono();
        Assert.Equal([0.5f, 0, 0.5f], mono.Samples);
        Assert.Equal(8000, mono.SampleRate);
    }

    [Fact]
    public void Read_Missing_NamesTheFile()
    {
        var error = Assert.Throws<MediaException>(() => WavFile.Read("/nowhere/a.wav"));
        Assert.Equal(MediaProblem.Missing, error.Kind);
        Assert.StartsWith("/nowhere/a.wav: ", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void WavSound_UnevenChannels_Throws()
    {
        var error = Assert.Throws<ArgumentException>(() => new WavSound(new float[5], 2, 8000, WavFormat.Pcm16));
        Assert.Contains("5 samples do not share out among 2 channels", error.Message);
    }

    [Fact]
    public void ToBytes_TooManyChannels_Throws() =>
        Assert.Contains("40000 channels", Assert.Throws<ArgumentException>(() => WavFile.ToBytes(new WavSound([], 40_000, 8000, WavFormat.Pcm16))).Message);
}
