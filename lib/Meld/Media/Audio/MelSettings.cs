namespace Meld.Media.Audio;

/// <summary>What a mel spectrogram is made with. The defaults are those of <c>torchaudio.transforms.MelSpectrogram</c>.</summary>
public sealed record MelSettings
{
    /// <summary>Samples per second that a waveform must have.</summary>
    public int SampleRate { get; init; } = 16_000;

    /// <summary>Samples that go into one Fourier transform; any number, those without large prime factors are fast.</summary>
    public int FftSize { get; init; } = 400;

    /// <summary>Length of the Hann window in samples, at most <see cref="FftSize"/>, about whose middle it lies; null for all of it.</summary>
    public int? WindowSize { get; init; }

    /// <summary>Samples from one frame to the next; null for half a window.</summary>
    public int? Hop { get; init; }

    /// <summary>Number of bands.</summary>
    public int Bands { get; init; } = 128;

    /// <summary>Where the lowest band begins, in hertz.</summary>
    public double MinFrequency { get; init; }

    /// <summary>Where the highest band ends, in hertz; null for half the sample rate, rounded down to a whole hertz.</summary>
    public double? MaxFrequency { get; init; }

    /// <summary>To what power the magnitudes are raised before they go into bands: 1 for magnitude, 2 for power.</summary>
    public double Power { get; init; } = 2;

    /// <summary>
    /// True when frame i lies about sample i · hop, the waveform being continued at both ends by its mirror image; false when it begins there and what does not
    /// fill a frame is left out.
    /// </summary>
    public bool IsCentred { get; init; } = true;

    /// <summary>The length of the window that holds.</summary>
    internal int Window => WindowSize ?? FftSize;

    /// <summary>The hop that holds.</summary>
    internal int Step => Hop ?? Window / 2;

    /// <summary>The upper end that holds.</summary>
    internal double Top => MaxFrequency ?? SampleRate / 2;

    /// <summary>Number of frequencies in a spectrum.</summary>
    internal int Bins => FftSize / 2 + 1;

    /// <exception cref="ArgumentException">A setting is impossible; the message names it.</exception>
    internal void Check()
    {
        Require(SampleRate > 0, nameof(SampleRate), SampleRate, "positive");
        Require(FftSize is >= 2 and <= 1 << 24, nameof(FftSize), FftSize, "from 2 to 16777216");
        Require(Window >= 1 && Window <= FftSize, nameof(WindowSize), Window, $"from 1 to {FftSize}, the size of the transform");
        Require(Step >= 1, nameof(Hop), Step, "positive");
        Require(Bands >= 1, nameof(Bands), Bands, "positive");
        Require(MinFrequency >= 0 && double.IsFinite(MinFrequency), nameof(MinFrequency), MinFrequency, "a frequency");
        Require(Top > MinFrequency && double.IsFinite(Top), nameof(MaxFrequency), Top, $"above {MinFrequency}, the lowest frequency");
        Require(Power > 0 && double.IsFinite(Power), nameof(Power), Power, "positive");
    }

    private static void Require(bool holds, string name, object value, string what)
    {
        if (!holds) throw new ArgumentException($"{name} is {value} but must be {what}.", name);
    }
}
