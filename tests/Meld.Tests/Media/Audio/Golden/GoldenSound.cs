namespace Meld.Tests.Media.Audio.Golden;

/// <summary>The waveforms that <c>make_golden.py</c> makes, by the same formulas.</summary>
internal static class GoldenSound
{
    /// <summary>White noise from -1 to 1.</summary>
    public static double[] Noise(int count)
    {
        var (state, values) = (1u, new double[count]);
        for (var i = 0; i < count; i++)
        {
            state = state * 1664525 + 1013904223;
            values[i] = (state >> 8) / 8388608.0 - 1;
        }
        return values;
    }

    /// <summary>A chirp, once a second, in noise, with every fifth stretch of 1000 samples silent.</summary>
    public static Meld.Media.Waveform Chirp(int count, int rate = 16_000)
    {
        var noise = Noise(count);
        var samples = new float[count];
        for (var i = 0; i < count; i++)
        {
            var t = (double)(i % rate) / rate;
            if (i / 1000 % 5 != 4) samples[i] = (float)(0.5 * Math.Sin(2 * Math.PI * (100 * t + 0.2 * rate * t * t)) + 0.05 * noise[i]);
        }
        return new(samples, rate);
    }
}
