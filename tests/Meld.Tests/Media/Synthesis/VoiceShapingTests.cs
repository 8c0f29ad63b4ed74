using Meld.Media;
using Meld.Media.Synthesis;

namespace Meld.Tests.Media.Synthesis;

public sealed class VoiceShapingTests
{
    private const int Rate = 16000;

    [Theory]
    [InlineData(0, -25)]
    [InlineData(6, -19)]
    [InlineData(-7, -32)]
    public void Shape_BringsAnyVoiceToItsLoudness(double gain, double level)
    {
        var loud = VoiceShaping.Shape(Tone(300, 0.9f), Prosody.Plain with { Gain = gain }, 0.1, 0.2);
        var soft = VoiceShaping.Shape(Tone(300, 0.05f), Prosody.Plain with { Gain = gain }, 0.1, 0.2);

        Assert.Equal(level, Decibels(VoiceShaping.Level(loud.Samples, Rate)), 1);
        Assert.Equal(level, Decibels(VoiceShaping.Level(soft.Samples, Rate)), 1);
    }

    [Fact]
    public void Shape_TrimsTheSilenceThatIsThere_AndAddsItsOwn()
    {
        var spoken = new Waveform([.. new float[4000], .. Tone(300, 0.5f).Samples, .. new float[9000]], Rate);
        var shaped = VoiceShaping.Shape(spoken, Prosody.Plain, 0.15, 0.25).Samples;

        Assert.InRange(shaped.Length, (1.4 * Rate) - 10, 1.4 * Rate);
        Assert.All(shaped[..2400], sample => Assert.Equal(0, sample));
        Assert.All(shaped[^4000..], sample => Assert.Equal(0, sample));
        Assert.NotEqual(0, shaped[2410]);
    }

    [Fact]
    public void Shape_Tilt_BrightensOrDarkens()
    {
        var spoken = new Waveform([.. Tone(200, 0.4f).Samples.Zip(Tone(5000, 0.1f).Samples, (low, high) => low + high)], Rate);

        Assert.True(High(8) > 1.5 * High(0) && High(0) > 1.5 * High(-8), $"{High(8)}, {High(0)}, {High(-8)}");

        // The part of the power that lies in the differences of neighbours.
        double High(double tilt)
        {
            var samples = VoiceShaping.Shape(spoken, Prosody.Plain with { Tilt = tilt }, 0, 0).Samples;
            return samples.Zip(samples.Skip(1), (a, b) => (b - a) * (b - a)).Sum() / samples.Sum(sample => sample * sample);
        }
    }

    [Fact]
    public void Shape_Tremor_MovesTheLoudness()
    {
        var (plain, trembling) = (Swing(0), Swing(0.8));

        Assert.InRange(plain, 1, 1.1);
        Assert.InRange(trembling, 2, 2.6);

        // The loudest 20 ms over the softest, ends left out.
        static double Swing(double tremor)
        {
            var samples = VoiceShaping.Shape(Tone(300, 0.5f), Prosody.Plain with { Tremor = tremor }, 0, 0).Samples;
            double[] levels = [.. samples.Chunk(Rate / 50).Skip(2).SkipLast(2).Select(chunk => Math.Sqrt(chunk.Average(sample => sample * sample)))];
            return levels.Max() / levels.Min();
        }
    }

    [Fact]
    public void Shape_LoudPeaks_AreBentBelowFullScale()
    {
        var shaped = VoiceShaping.Shape(Tone(300, 0.5f), Prosody.Plain with { Gain = 30 }, 0, 0).Samples;

        Assert.InRange(shaped.Max(), 0.9, 0.99);
        Assert.True(shaped.Distinct().Count() > 20);
    }

    [Fact]
    public void Shape_Silence_StaysSilent() =>
        Assert.All(VoiceShaping.Shape(new Waveform(new float[800], Rate), Prosody.Plain, 0.1, 0.1).Samples, sample => Assert.Equal(0, sample));

    private static Waveform Tone(double hertz, float amplitude) =>
        new([.. Enumerable.Range(0, Rate).Select(i => amplitude * (float)Math.Sin(Math.Tau * hertz * i / Rate))], Rate);

    private static double Decibels(double level) => 20 * Math.Log10(level);
}
