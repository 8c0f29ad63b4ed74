namespace Meld.Media.Synthesis;

/// <summary>Gives what a synthesizer spoke its loudness, brightness and tremor, and silence around it.</summary>
internal static class VoiceShaping
{
    // A plain voice's level, which leaves some 20 dB above it for the loud and the peaks; what is above the knee is bent, not cut.
    private const double PlainLevel = -25;
    private const float Knee = 0.7f;
    private const float Audible = 0.004f;
    private const double TiltHertz = 1500;
    private const double TremorHertz = 6.5;

    /// <summary>The finished voice.</summary>
    /// <param name="spoken">What was spoken.</param>
    /// <param name="prosody">How loud, bright and trembling it is to be.</param>
    /// <param name="lead">Seconds of silence before it.</param>
    /// <param name="tail">Seconds of silence after it.</param>
    public static Waveform Shape(Waveform spoken, Prosody prosody, double lead, double tail)
    {
        var rate = spoken.SampleRate;
        var voice = Trimmed(spoken.Samples).ToArray();
        Tilt(voice, rate, (float)Decibels(prosody.Tilt));
        var gain = (float)(Decibels(PlainLevel + prosody.Gain) / Math.Max(1e-6, Level(voice, rate)));
        var samples = new float[voice.Length + (int)((lead + tail) * rate)];
        for (var i = 0; i < voice.Length; i++)
        {
            var tremor = 1 + (0.5 * Math.Clamp(prosody.Tremor, 0, 1) * Math.Sin(Math.Tau * TremorHertz * i / rate));
            samples[i + (int)(lead * rate)] = Limited(gain * (float)tremor * voice[i]);
        }
        return new Waveform(samples, rate);
    }

    /// <summary>The root of the mean square of what is not silence: of the windows of 20 ms that are within 25 dB of the loudest.</summary>
    public static double Level(ReadOnlySpan<float> samples, int rate)
    {
        var powers = new List<double>();
        for (var i = 0; i < samples.Length; i += rate / 50) powers.Add(Power(samples[i..Math.Min(samples.Length, i + (rate / 50))]));
        var loudest = powers.DefaultIfEmpty().Max();
        return Math.Sqrt(powers.Where(power => power >= loudest / 316).DefaultIfEmpty().Average());
    }

    private static double Power(ReadOnlySpan<float> samples)
    {
        var sum = 0.0;
        foreach (var sample in samples) sum += sample * sample;
        return sum / samples.Length;
    }

    private static ReadOnlySpan<float> Trimmed(ReadOnlySpan<float> samples)
    {
        var (start, end) = (0, samples.Length);
        while (start < end && Math.Abs(samples[start]) < Audible) start++;
        while (end > start && Math.Abs(samples[end - 1]) < Audible) end--;
        return samples[start..end];
    }

    private static void Tilt(Span<float> samples, int rate, float factor)
    {
        var share = (float)(1 - Math.Exp(-Math.Tau * TiltHertz / rate));
        var low = 0f;
        foreach (ref var sample in samples)
        {
            low += share * (sample - low);
            sample = low + (factor * (sample - low));
        }
    }

    private static float Limited(float sample)
    {
        var size = Math.Abs(sample);
        return size <= Knee ? sample : Math.Sign(sample) * (Knee + ((1 - Knee) * 0.95f * MathF.Tanh((size - Knee) / (1 - Knee))));
    }

    private static double Decibels(double decibels) => Math.Pow(10, decibels / 20);
}
