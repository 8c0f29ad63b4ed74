namespace Meld.Media.Synthesis;

/// <summary>How far a voice opens the mouth, from its loudness.</summary>
internal static class MouthEnvelope
{
    // Vowels open the mouth, hisses do not: only what lies below some 900 Hz counts.
    private const double VowelHertz = 900;

    /// <summary>Openings from 0 to 1, one for each picture.</summary>
    /// <param name="voice">The voice.</param>
    /// <param name="frames">Number of pictures.</param>
    /// <param name="framesPerSecond">Pictures per second.</param>
    public static float[] Of(Waveform voice, int frames, double framesPerSecond)
    {
        var vowels = Vowels(voice);
        var window = voice.SampleRate / framesPerSecond;
        var loudness = new float[frames];
        for (var frame = 0; frame < frames; frame++)
        {
            var (start, end) = ((int)(frame * window), Math.Min(vowels.Length, (int)((frame + 1) * window)));
            loudness[frame] = start < end ? Loudness(vowels.AsSpan(start, end - start)) : 0;
        }
        var sorted = loudness.Order().ToArray();
        var full = frames == 0 ? 1 : Math.Max(1e-4f, sorted[(int)(0.9 * (frames - 1))]);
        return [.. loudness.Select(value => Math.Min(1, value / full))];
    }

    private static float[] Vowels(Waveform voice)
    {
        var share = (float)(1 - Math.Exp(-Math.Tau * VowelHertz / voice.SampleRate));
        var (low, lower) = (0f, 0f);
        var result = new float[voice.Samples.Length];
        for (var i = 0; i < result.Length; i++)
        {
            low += share * (voice.Samples[i] - low);
            result[i] = lower += share * (low - lower);
        }
        return result;
    }

    private static float Loudness(ReadOnlySpan<float> samples)
    {
        var sum = 0f;
        foreach (var sample in samples) sum += sample * sample;
        // Ears, and with them jaws, go by less than the amplitude.
        return MathF.Pow(sum / samples.Length, 0.35f);
    }
}
