using System.ComponentModel.DataAnnotations;
using Meld.Media;
using Meld.Media.Audio;

namespace Meld.Features.Steps;

/// <summary>
/// A mel spectrogram as a network takes it: <c>modalities.audio.features.mel</c> of an experiment. Defaults are those of <see cref="MelForm"/>.
/// </summary>
public sealed record MelStepSettings
{
    private static readonly MelForm Usual = new();

    /// <summary>Number of mel bands.</summary>
    [Range(1, 4096)]
    public int Bands { get; init; } = Usual.Mel.Bands;

    /// <summary>Number of frames; a shorter clip is filled up, a longer one cut.</summary>
    [Range(1, 100_000)]
    public int Frames { get; init; } = Usual.FrameCount;

    /// <summary>Samples of sound per second.</summary>
    [Range(1_000, 384_000)]
    public int SampleRate { get; init; } = Usual.Mel.SampleRate;

    /// <summary>Samples that go into one Fourier transform.</summary>
    [Range(2, 1 << 20)]
    public int FftSize { get; init; } = Usual.Mel.FftSize;

    /// <summary>Length of the window in samples; null for all of <see cref="FftSize"/>.</summary>
    [Range(1, 1 << 20)]
    public int? WindowSize { get; init; }

    /// <summary>Samples from one frame to the next; null for half a window.</summary>
    [Range(1, int.MaxValue)]
    public int? Hop { get; init; } = Usual.Mel.Hop;

    /// <summary>Where the lowest band begins, in hertz.</summary>
    [Range(0.0, 192_000.0)]
    public double MinFrequency { get; init; }

    /// <summary>Where the highest band ends, in hertz; null for half the sample rate.</summary>
    [Range(0.0, 192_000.0, MinimumIsExclusive = true)]
    public double? MaxFrequency { get; init; }

    /// <summary>To what power magnitudes are raised: 1 for magnitude, 2 for power.</summary>
    [Range(0.0, 16.0, MinimumIsExclusive = true)]
    public double Power { get; init; } = Usual.Mel.Power;

    /// <summary>Whether frame i lies about sample i · hop rather than beginning there.</summary>
    public bool Centred { get; init; } = Usual.Mel.IsCentred;

    /// <summary>Whether decibels are standardised rather than power.</summary>
    public bool Decibels { get; init; } = Usual.IsDecibels;

    /// <summary>How far below the loudest value decibels may lie; null for no such floor.</summary>
    [Range(0.0, 1000.0)]
    public double? DecibelRange { get; init; } = Usual.Range;

    /// <summary>Whether silence becomes zeros rather than NaN.</summary>
    public bool SilenceIsZero { get; init; } = Usual.IsGuarded;

    /// <summary>Whether a clip is filled up or cut before it is standardised rather than afterwards.</summary>
    public bool PadFirst { get; init; } = Usual.IsFilledFirst;

    /// <summary>How much of a clip is read, from its start, in seconds.</summary>
    [Range(0.001, 3600.0)]
    public double Seconds { get; init; } = DecodeLimits.Default.Length.TotalSeconds;

    /// <summary>What is wrong with these settings together, in words without a full stop that begin with the key; null for nothing.</summary>
    public string? Problem()
    {
        if (WindowSize > FftSize) return $"`mel.window_size` of {WindowSize} samples is longer than its `fft_size` of {FftSize}";
        if (ToForm().Mel.Step < 1) return "`mel.hop` is missing, and half a window of one sample is none";
        if (MaxFrequency * 2 > SampleRate) return FormattableString.Invariant($"`mel.max_frequency` of {MaxFrequency} Hz is above half the `sample_rate` of {SampleRate}");
        var top = ToForm().Mel.Top;
        if (top > MinFrequency) return null;
        return FormattableString.Invariant($"`mel.min_frequency` of {MinFrequency} Hz is not below the highest frequency, {top} Hz");
    }

    /// <summary>What the sound of a clip is made into.</summary>
    internal MelForm ToForm() => new()
    {
        Mel = new MelSettings
        {
            SampleRate = SampleRate,
            FftSize = FftSize,
            WindowSize = WindowSize,
            Hop = Hop,
            Bands = Bands,
            MinFrequency = MinFrequency,
            MaxFrequency = MaxFrequency,
            Power = Power,
            IsCentred = Centred,
        },
        FrameCount = Frames,
        IsDecibels = Decibels,
        Range = DecibelRange,
        IsGuarded = SilenceIsZero,
        IsFilledFirst = PadFirst,
    };
}
