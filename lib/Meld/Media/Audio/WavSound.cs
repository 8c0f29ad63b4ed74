namespace Meld.Media.Audio;

/// <summary>Sound as a WAV file holds it, all channels.</summary>
public sealed class WavSound
{
    /// <param name="samples">Samples of shape <c>[frames, channels]</c>, full scale at -1 and 1.</param>
    /// <param name="channels">Number of channels.</param>
    /// <param name="sampleRate">Samples per second and channel.</param>
    /// <param name="format">How a file stores them.</param>
    /// <exception cref="ArgumentException">The samples do not share out among the channels, or a number is not positive.</exception>
    public WavSound(float[] samples, int channels, int sampleRate, WavFormat format)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(channels);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(sampleRate);
        if (samples.Length % channels != 0)
            throw new ArgumentException($"{samples.Length} samples do not share out among {channels} channels.", nameof(samples));
        (Samples, Channels, SampleRate, Format) = (samples, channels, sampleRate, format);
    }

    /// <summary>Samples of shape <c>[frames, channels]</c>, as interleaved as the file has them, full scale at -1 and 1.</summary>
    public float[] Samples { get; }

    /// <summary>Number of channels.</summary>
    public int Channels { get; }

    /// <summary>Samples per second and channel.</summary>
    public int SampleRate { get; }

    /// <summary>How a file stores the samples.</summary>
    public WavFormat Format { get; }

    /// <summary>How long it lasts.</summary>
    public TimeSpan Duration => TimeSpan.FromSeconds((double)(Samples.Length / Channels) / SampleRate);

    /// <summary>The mean of the channels.</summary>
    public Waveform ToMono()
    {
        if (Channels == 1) return new Waveform(Samples, SampleRate);
        var mean = new float[Samples.Length / Channels];
        for (var i = 0; i < mean.Length; i++)
        {
            var sum = 0.0;
            foreach (var sample in Samples.AsSpan(i * Channels, Channels)) sum += sample;
            mean[i] = (float)(sum / Channels);
        }
        return new Waveform(mean, SampleRate);
    }
}
