namespace Meld.Media.Synthesis;

/// <summary>Changes how many samples a second has, by a sinc under a Hann window.</summary>
internal static class Resampling
{
    // Zero crossings of the sinc on either side, and how far below the lower Nyquist frequency it cuts.
    private const int Crossings = 16;
    private const double Rolloff = 0.94;

    /// <summary>The same sound at another rate.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The rate is not positive.</exception>
    public static Waveform To(Waveform sound, int sampleRate)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(sampleRate);
        if (sampleRate == sound.SampleRate) return sound;
        var common = Divisor(sound.SampleRate, sampleRate);
        var (steps, phases) = (sound.SampleRate / common, sampleRate / common);
        var filters = Filters(steps, phases, out var half);
        var samples = new float[(int)((long)sound.Samples.Length * phases / steps)];
        for (var i = 0; i < samples.Length; i++)
        {
            var position = (long)i * steps;
            samples[i] = Sum(sound.Samples, (int)(position / phases) - half, filters[position % phases]);
        }
        return new Waveform(samples, sampleRate);
    }

    private static float Sum(float[] samples, int start, float[] filter)
    {
        var sum = 0f;
        for (var tap = Math.Max(0, -start); tap < filter.Length && start + tap < samples.Length; tap++) sum += filter[tap] * samples[start + tap];
        return sum;
    }

    // One filter for each place that a new sample can have between two old ones.
    private static float[][] Filters(int steps, int phases, out int half)
    {
        var cutoff = Rolloff * Math.Min(1, (double)phases / steps);
        half = (int)Math.Ceiling(Crossings / cutoff);
        var filters = new float[phases][];
        for (var phase = 0; phase < phases; phase++)
        {
            filters[phase] = new float[2 * half];
            for (var tap = 0; tap < filters[phase].Length; tap++)
            {
                var distance = tap - half - ((double)phase / phases);
                var window = 0.5 * (1 + Math.Cos(Math.PI * Math.Clamp(distance / half, -1, 1)));
                filters[phase][tap] = (float)(cutoff * Sinc(cutoff * distance) * window);
            }
        }
        return filters;
    }

    private static double Sinc(double x) => Math.Abs(x) < 1e-9 ? 1 : Math.Sin(Math.PI * x) / (Math.PI * x);

    private static int Divisor(int a, int b) => b == 0 ? a : Divisor(b, a % b);
}
