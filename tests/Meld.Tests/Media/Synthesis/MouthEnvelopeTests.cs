using Meld.Media;
using Meld.Media.Synthesis;

namespace Meld.Tests.Media.Synthesis;

public sealed class MouthEnvelopeTests
{
    [Fact]
    public void Of_OpensForVowels_AndHardlyForHissesOrSilence()
    {
        // Half a second each of a vowel's pitch, a hiss's and silence; six pictures each.
        float[] samples = [.. Tone(200), .. Tone(5000), .. new float[8000]];
        var mouth = MouthEnvelope.Of(new Waveform(samples, 16000), 18, 12);

        Assert.All(mouth[1..5], opening => Assert.InRange(opening, 0.95, 1));
        Assert.All(mouth[7..11], opening => Assert.InRange(opening, 0, 0.2));
        Assert.All(mouth[13..], opening => Assert.InRange(opening, 0, 0.05));
    }

    [Fact]
    public void Of_DoesNotDependOnHowLoudTheVoiceIs()
    {
        float[] samples = [.. Tone(200), .. Tone(200).Select(sample => 0.3f * sample)];
        var loud = MouthEnvelope.Of(new Waveform(samples, 16000), 12, 12);
        var soft = MouthEnvelope.Of(new Waveform([.. samples.Select(sample => 0.1f * sample)], 16000), 12, 12);

        Assert.All(loud.Zip(soft), pair => Assert.Equal(pair.First, pair.Second, 3));
        Assert.InRange(loud[9], 0.3, 0.6);
    }

    [Fact]
    public void Of_PicturesBeyondTheVoice_AreShut() => Assert.Equal(0, MouthEnvelope.Of(new Waveform(Tone(200), 16000), 10, 12)[8]);

    private static float[] Tone(double hertz) => [.. Enumerable.Range(0, 8000).Select(i => 0.5f * (float)Math.Sin(Math.Tau * hertz * i / 16000))];
}
