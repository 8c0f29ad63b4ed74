using System.Text.Json;
using Meld.Media;
using Meld.Media.Audio;
using Meld.Testing;
using Meld.Tests.Media.Audio.Golden;

namespace Meld.Tests.Media.Audio;

public sealed class VoiceActivityTests
{
    [Fact]
    public void Of_SpeechBetweenSilence_FindsIt()
    {
        // Half a second of hum, one loud second, half a second of hum.
        var activity = VoiceActivity.Of(Sound(seconds: 2, second => second is >= 0.5 and < 1.5 ? 0.3 : 0.0005));
        var segment = Assert.Single(activity.Segments);
        Assert.Equal(0.5, segment.Start.TotalSeconds, 0.021);
        Assert.Equal(1.5, segment.End.TotalSeconds, 0.021);
        Assert.Equal(199, activity.IsSpeech.Count);
        Assert.Equal(activity.IsSpeech.Count(speech => speech) / 199.0, activity.Share);
        Assert.Equal((segment.End - segment.Start) / TimeSpan.FromMilliseconds(10), activity.IsSpeech.Count(speech => speech), 1e-9);
    }

    [Fact]
    public void Of_EqualsThePublishedProgramAndItsIntention()
    {
        var path = Path.Combine(Repository.Root, "tests", "Meld.Tests", "Media", "Audio", "Golden", "voice.json");
        using var document = JsonDocument.Parse(File.ReadAllText(path));
        var cases = document.RootElement.GetProperty("cases").EnumerateArray().ToArray();
        Assert.Equal(4, cases.Length);
        foreach (var item in cases)
        {
            var sound = GoldenSound.Chirp(item.GetProperty("samples").GetInt32());
            var (intended, published) = (VoiceActivity.Of(sound), VoiceActivity.Of(sound, new() { IgnoresContext = true }));
            var energies = item.GetProperty("log_energies").EnumerateArray().Select(value => value.GetDouble()).ToArray();
            Assert.Equal(energies.Length, intended.LogEnergies.Count);
            Assert.All(energies.Zip(intended.LogEnergies), pair => Assert.Equal(pair.First, pair.Second, 1e-6));
            Assert.Equal(item.GetProperty("threshold").GetDouble(), intended.Threshold, 1e-6);
            Assert.Equal(item.GetProperty("is_speech").EnumerateArray().Select(value => value.GetBoolean()), intended.IsSpeech);
            Assert.Equal(item.GetProperty("is_loud").EnumerateArray().Select(value => value.GetBoolean()), published.IsSpeech);
        }
    }

    [Fact]
    public void Of_ClickInSilence_IsSpeechOnlyWithTheFault()
    {
        var sound = Sound(seconds: 1, second => second is >= 0.5 and < 0.51 ? 0.5 : 0);
        Assert.Empty(VoiceActivity.Of(sound).Segments);
        var faulty = VoiceActivity.Of(sound, new() { IgnoresContext = true });
        Assert.Single(faulty.Segments);
        Assert.Equal(faulty.LogEnergies.Select(energy => energy > faulty.Threshold), faulty.IsSpeech);
    }

    [Fact]
    public void Of_GapInSpeech_IsFilledOnlyWithoutTheFault()
    {
        var sound = Sound(seconds: 1, second => second is >= 0.5 and < 0.55 ? 0.00002 : 0.3);
        Assert.Single(VoiceActivity.Of(sound).Segments);
        Assert.Equal(2, VoiceActivity.Of(sound, new() { IgnoresContext = true }).Segments.Count);
    }

    [Theory]
    [InlineData(0.6, 4, false)]
    [InlineData(0.6, 3, true)]
    public void Of_AtTheEnds_OnlyExistingFramesCount(double proportion, int quiet, bool isSpeech)
    {
        // Frames of their own, without overlap. Frame 0 has four neighbours on one side and none on the other: 5 frames, of which 3 must be loud.
        var settings = new VoiceActivitySettings { Window = TimeSpan.FromMilliseconds(10), Context = 4, Proportion = proportion, PreEmphasis = 0 };
        var loud = 5 - (quiet - 1);
        var sound = Sound(seconds: 0.2, second => second < 0.01 * loud ? 0.3 : 0);
        Assert.Equal(isSpeech, VoiceActivity.Of(sound, settings).IsSpeech[0]);
    }

    [Fact]
    public void Of_SilenceOrNothing_HasNoSpeech()
    {
        var silence = VoiceActivity.Of(new Waveform(new float[16_000], 16_000));
        Assert.Equal((99, 0, 0), (silence.IsSpeech.Count, silence.Share, silence.Segments.Count));
        var empty = VoiceActivity.Of(new Waveform([], 16_000));
        Assert.Equal((0, 0, 0), (empty.IsSpeech.Count, empty.Share, empty.Segments.Count));
    }

    [Fact]
    public void Of_ImpossibleSettings_Throws()
    {
        var sound = new Waveform(new float[100], 10);
        var error = Assert.Throws<ArgumentException>(() => VoiceActivity.Of(sound, new() { Window = TimeSpan.FromSeconds(1) }));
        Assert.Contains("10 ms are shorter than a sample", error.Message);
        Assert.Throws<ArgumentOutOfRangeException>(() => VoiceActivity.Of(sound, new() { Context = -1 }));
    }

    private static Waveform Sound(double seconds, Func<double, double> loudness)
    {
        var noise = GoldenSound.Noise((int)(seconds * 16_000));
        return new([.. noise.Select((value, i) => (float)(value * loudness(i / 16_000.0)))], 16_000);
    }
}
