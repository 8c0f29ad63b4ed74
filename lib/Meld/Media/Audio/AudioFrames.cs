namespace Meld.Media.Audio;

/// <summary>Numbers of a sound over time, such as a mel spectrogram: a row for each band, a column for each frame.</summary>
public sealed class AudioFrames
{
    /// <param name="values">Values of shape <c>[bands, frames]</c>, row by row.</param>
    /// <param name="bands">Number of rows.</param>
    /// <param name="interval">Seconds from one frame to the next.</param>
    /// <param name="start">Seconds from the start of the sound to the middle of the first frame.</param>
    /// <exception cref="ArgumentException">The values do not fill rows of equal length, or the interval is not positive.</exception>
    public AudioFrames(float[] values, int bands, double interval, double start = 0)
    {
        if (bands <= 0 || values.Length % bands != 0)
            throw new ArgumentException($"{values.Length} values do not make {bands} rows of equal length.", nameof(values));
        if (!(interval > 0)) throw new ArgumentException($"Frames {interval} seconds apart do not follow one another.", nameof(interval));
        (Values, Bands, Interval, Start) = (values, bands, interval, start);
    }

    /// <summary>Values of shape <c>[bands, frames]</c>, row by row.</summary>
    public float[] Values { get; }

    /// <summary>Number of rows: mel bands, lowest first, or coefficients.</summary>
    public int Bands { get; }

    /// <summary>Number of frames.</summary>
    public int Count => Values.Length / Bands;

    /// <summary>Seconds from one frame to the next.</summary>
    public double Interval { get; }

    /// <summary>Seconds from the start of the sound to the middle of the first frame.</summary>
    public double Start { get; }

    /// <summary>A band over time, <c>[frames]</c>.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is no such band.</exception>
    public ReadOnlySpan<float> this[int band]
    {
        get
        {
            ArgumentOutOfRangeException.ThrowIfNegative(band);
            ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(band, Bands);
            return Values.AsSpan(band * Count, Count);
        }
    }

    /// <summary>Seconds from the start of the sound to the middle of a frame.</summary>
    public double TimeOf(int frame) => Start + frame * Interval;

    /// <summary>The same frames with other values.</summary>
    internal AudioFrames With(float[] values, int bands) => new(values, bands, Interval, Start);
}
