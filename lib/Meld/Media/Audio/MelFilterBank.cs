using System.Numerics;
using System.Runtime.InteropServices;

namespace Meld.Media.Audio;

/// <summary>Overlapping triangles, evenly spaced in mel, that add frequencies up to bands. Only what differs from zero is kept.</summary>
internal sealed class MelFilterBank
{
    private readonly int[] firsts;
    private readonly float[][] weights;

    public MelFilterBank(MelSettings settings)
    {
        var edges = Edges(settings);
        firsts = new int[settings.Bands];
        weights = new float[settings.Bands][];
        for (var band = 0; band < settings.Bands; band++)
        {
            (firsts[band], weights[band]) = Triangle(settings, edges[band], edges[band + 1], edges[band + 2]);
        }
        Peaks = edges[1..^1];
    }

    /// <summary>The frequency in hertz at which each band is 1.</summary>
    public IReadOnlyList<double> Peaks { get; }

    /// <summary>Adds up the frequencies of some frames.</summary>
    /// <param name="spectrum">One vector for each frequency, a frame in each lane.</param>
    /// <param name="count">How many lanes count.</param>
    /// <param name="values">Results from the first of these frames on, bands <paramref name="stride"/> apart.</param>
    /// <param name="stride">Number of frames altogether.</param>
    public void Apply(ReadOnlySpan<Vector<float>> spectrum, int count, Span<float> values, int stride)
    {
        for (var band = 0; band < weights.Length; band++)
        {
            var sum = Vector<float>.Zero;
            var from = spectrum[firsts[band]..];
            var factors = weights[band];
            for (var i = 0; i < factors.Length; i++) sum += from[i] * factors[i];
            MemoryMarshal.Cast<Vector<float>, float>(MemoryMarshal.CreateReadOnlySpan(in sum, 1))[..count].CopyTo(values[(band * stride)..]);
        }
    }

    private static double[] Edges(MelSettings settings)
    {
        var (low, high) = (MelScale.FromHertz(settings.MinFrequency), MelScale.FromHertz(settings.Top));
        return [.. Enumerable.Range(0, settings.Bands + 2).Select(i => MelScale.ToHertz(low + (high - low) * i / (settings.Bands + 1)))];
    }

    private static (int First, float[] Weights) Triangle(MelSettings settings, double low, double peak, double high)
    {
        // torchaudio places the frequencies between 0 and the sample rate halved in whole numbers, and so do we.
        var step = (double)(settings.SampleRate / 2) / (settings.Bins - 1);
        var frequencies = Enumerable.Range(0, settings.Bins).Select(bin => bin * step);
        var triangle = frequencies.Select(hertz => (float)Math.Max(0, Math.Min((hertz - low) / (peak - low), (high - hertz) / (high - peak)))).ToArray();
        var first = Array.FindIndex(triangle, weight => weight > 0);
        return first < 0 ? (0, []) : (first, triangle[first..(Array.FindLastIndex(triangle, weight => weight > 0) + 1)]);
    }
}
