namespace Meld.Media.Audio;

/// <summary>How values change over time, as <c>torchaudio.functional.compute_deltas</c> has it with its edges replicated.</summary>
public static class Deltas
{
    /// <summary>d[t] = Σ n (c[t + n] - c[t - n]) / (2 Σ n²) over n from 1 to (window - 1) / 2; the first and last frame go on for ever.</summary>
    /// <param name="frames">Values, <c>[bands, frames]</c>.</param>
    /// <param name="window">Frames that a value looks at, itself included; an even number counts as the odd one below it.</param>
    /// <exception cref="ArgumentOutOfRangeException">The window is smaller than 3.</exception>
    public static AudioFrames Of(AudioFrames frames, int window = 5)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(window, 3);
        var reach = (window - 1) / 2;
        var values = new float[frames.Values.Length];
        for (var band = 0; band < frames.Bands; band++) Slope(frames[band], reach, values.AsSpan(band * frames.Count, frames.Count));
        return frames.With(values, frames.Bands);
    }

    private static void Slope(ReadOnlySpan<float> values, int reach, Span<float> slopes)
    {
        var twiceSquares = reach * (reach + 1.0) * (2 * reach + 1) / 3;
        for (var t = 0; t < values.Length; t++)
        {
            var sum = 0.0;
            for (var n = 1; n <= reach; n++) sum += n * ((double)values[Math.Min(t + n, values.Length - 1)] - values[Math.Max(t - n, 0)]);
            slopes[t] = (float)(sum / twiceSquares);
        }
    }
}
