namespace Meld.Media;

/// <summary>Sound of one channel.</summary>
/// <param name="samples">Samples, full scale at -1 and 1.</param>
/// <param name="sampleRate">Samples per second.</param>
public sealed class Waveform(float[] samples, int sampleRate)
{
    /// <summary>Samples, full scale at -1 and 1; louder ones are not clipped.</summary>
    public float[] Samples { get; } = samples;

    /// <summary>Samples per second.</summary>
    public int SampleRate { get; } = sampleRate > 0
        ? sampleRate
        : throw new ArgumentOutOfRangeException(nameof(sampleRate), sampleRate, "A sample rate must be positive.");

    /// <summary>How long it lasts.</summary>
    public TimeSpan Duration => TimeSpan.FromSeconds((double)Samples.Length / SampleRate);
}
