using Meld.Display;
using Meld.Display.Plots;
using Meld.Media;
using Meld.Media.Audio;
using Meld.Testing;
using Meld.Tests.Display.Drawing;
using Meld.Tests.Media;

namespace Meld.Tests.Display;

public class SoundChartsTests
{
    private static readonly MelSettings Settings = new() { FftSize = 1024, Hop = 512, Bands = 8 };
    private static readonly AudioFrames Frames = new MelSpectrogram(Settings).Compute(ClipExamples.Tone(1));

    [Fact]
    public void Waveform_WithSpeech_IsAsBefore()
    {
        var sound = new Waveform([0, 0.5f, -0.25f, 0.125f, 0, -0.5f, float.NaN, 0], 8);
        Snapshot.Match(Charts.Waveform("Sound", sound, VoiceActivity.Of(ClipExamples.Tone(0.5))).ToHtml() + "\n", "waveform.svg");
    }

    [Fact]
    public void Waveform_Text_GivesFacts() =>
        Assert.Equal("Sound\n2.00 s at 16,000 Hz, peak 0.500, -12.0 dB on average.", Charts.Waveform("Sound", ClipExamples.Tone(2)).ToString());

    [Fact]
    public void Waveform_Speech_IsNamedInWords() => Assert.Matches(
        @"\nspeech 0\.\d\d to 0\.\d\d s$", Charts.Waveform("Sound", ClipExamples.Tone(1), VoiceActivity.Of(ClipExamples.Tone(1))).ToString());

    [Fact]
    public void Waveform_Silence_IsCalledSo() =>
        Assert.EndsWith("peak 0.000, silence on average.", Charts.Waveform("Sound", new Waveform(new float[100], 100)).ToString(), StringComparison.Ordinal);

    [Fact]
    public void Mel_Tone_IsAsBefore() =>
        Snapshot.Match(ClipExamples.WithoutBytes(Charts.Mel("Mel", Decibels.Of(Frames, 80), Settings, "dB").ToHtml()) + "\n", "mel.svg");

    [Fact]
    public void Mel_Text_GivesFacts() => Assert.Matches(
        @"^Mel\n8 bands and 32 frames over 1\.02 s, values from 0 to [\d,]+\.\d+\.$", Charts.Mel("Mel", Frames, Settings).ToString());

    [Fact]
    public void Mel_SettingsOfOthers_Throws() => Assert.Throws<ArgumentException>(() => Charts.Mel("Mel", Frames, new MelSettings()));

    [Fact]
    public void Coefficients_Rows_AreCounted() =>
        Assert.Contains(">4</text>", Charts.Coefficients("Coefficients", Frames).ToSvg(), StringComparison.Ordinal);

    [Fact]
    public void Picture_HighestBand_IsOnTop()
    {
        var data = new SpectrogramData { Title = "", Values = [0, 1, 2, float.NaN], Bands = 2, Seconds = 1, Unit = "", RowUnit = "", Rows = [] };
        var (height, width, pixels) = PngPixels.Read(data.Picture(0, 2));
        Assert.Equal((2, 2), (height, width));
        Assert.Equal([255, 0, 0, 128], pixels);
    }
}
