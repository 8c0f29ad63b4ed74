using System.Buffers;
using System.Numerics;

namespace Meld.Media.Audio;

/// <summary>
/// Mel spectrograms equal to those of <c>torchaudio.transforms.MelSpectrogram</c>: periodic Hann window, waveform mirrored at both ends, HTK's mel scale,
/// filters with a peak of 1. Made once for its settings and safe for use from several threads; each call takes one thread and allocates little but its result.
/// </summary>
public sealed class MelSpectrogram
{
    private readonly PowerSpectrum spectrum;
    private readonly MelFilterBank bank;

    /// <param name="settings">The settings.</param>
    /// <exception cref="ArgumentException">A setting is impossible; the message names it.</exception>
    public MelSpectrogram(MelSettings settings)
    {
        settings.Check();
        Settings = settings;
        spectrum = new PowerSpectrum(settings.FftSize, settings.Window, settings.Power);
        bank = new MelFilterBank(settings);
    }

    /// <summary>The settings.</summary>
    public MelSettings Settings { get; }

    /// <summary>The frequency in hertz at which each band is most sensitive, lowest first.</summary>
    public IReadOnlyList<double> BandFrequencies => bank.Peaks;

    /// <summary>Number of frames of a waveform with so many samples: floor(samples / hop) + 1, one fewer where an odd transform does
    /// not fit once more, or, when not centred, the frames that fit into it.</summary>
    public int FrameCount(int samples)
    {
        if (Settings.IsCentred) samples = Math.Max(Settings.FftSize, samples + 2 * (Settings.FftSize / 2));
        return samples < Settings.FftSize ? 0 : (samples - Settings.FftSize) / Settings.Step + 1;
    }

    /// <inheritdoc cref="Compute(ReadOnlySpan{float})"/>
    /// <param name="waveform">The sound.</param>
    /// <exception cref="ArgumentException">The waveform has another sample rate, or is shorter than a frame and frames are not centred.</exception>
    public AudioFrames Compute(Waveform waveform)
    {
        ArgumentNullException.ThrowIfNull(waveform);
        return waveform.SampleRate == Settings.SampleRate
            ? Compute(waveform.Samples)
            : throw new ArgumentException($"The waveform has {waveform.SampleRate} samples per second, not {Settings.SampleRate}.", nameof(waveform));
    }

    /// <summary>The mel spectrogram, <c>[bands, frames]</c>.</summary>
    /// <remarks>
    /// A centred frame reaches half a transform beyond the ends. torchaudio refuses waveforms that are not longer than that; here their mirror image is
    /// mirrored again, as <c>numpy.pad</c> does, and an empty one is silence. A sample that is not a number makes the frames that hold it NaN.
    /// </remarks>
    /// <param name="samples">Samples at the settings' rate.</param>
    /// <exception cref="ArgumentException">The waveform is shorter than a frame and frames are not centred.</exception>
    public AudioFrames Compute(ReadOnlySpan<float> samples)
    {
        var count = FrameCount(samples.Length);
        if (count == 0) throw new ArgumentException($"{samples.Length} samples do not fill a frame of {Settings.FftSize}.", nameof(samples));
        var values = new float[checked(Settings.Bands * count)];
        if (Settings.IsCentred) ComputeCentred(samples, values, count);
        else ComputeFrames(samples, values, count);
        var middle = Settings.IsCentred ? 0 : Settings.FftSize / 2.0 / Settings.SampleRate;
        return new AudioFrames(values, Settings.Bands, (double)Settings.Step / Settings.SampleRate, middle);
    }

    private void ComputeCentred(ReadOnlySpan<float> samples, float[] values, int count)
    {
        var margin = Settings.FftSize / 2;
        // Of an empty waveform, an odd transform wants one sample more than its margins have.
        var length = Math.Max(samples.Length + 2 * margin, Settings.FftSize);
        var room = ArrayPool<float>.Shared.Rent(length);
        try
        {
            var padded = room.AsSpan(0, length);
            padded[^1] = 0;
            samples.CopyTo(padded[margin..]);
            for (var i = 0; i < margin; i++)
            {
                padded[margin - 1 - i] = Mirrored(samples, -1 - i);
                padded[margin + samples.Length + i] = Mirrored(samples, samples.Length + i);
            }
            ComputeFrames(padded, values, count);
        }
        finally
        {
            ArrayPool<float>.Shared.Return(room);
        }
    }

    /// <summary>The sample at a place outside the waveform, which is mirrored about its first and last sample as often as it takes.</summary>
    private static float Mirrored(ReadOnlySpan<float> samples, int at)
    {
        if (samples.Length < 2) return samples.IsEmpty ? 0 : samples[0];
        var period = 2 * (samples.Length - 1);
        at = (at % period + period) % period;
        return samples[Math.Min(at, period - at)];
    }

    private void ComputeFrames(ReadOnlySpan<float> samples, float[] values, int count)
    {
        var room = ArrayPool<Vector<float>>.Shared.Rent(spectrum.Scratch + spectrum.Bins);
        try
        {
            var scratch = room.AsSpan(0, spectrum.Scratch);
            var bins = room.AsSpan(spectrum.Scratch, spectrum.Bins);
            for (var first = 0; first < count; first += PowerSpectrum.Lanes)
            {
                var lanes = Math.Min(PowerSpectrum.Lanes, count - first);
                spectrum.Compute(samples[(first * Settings.Step)..], Settings.Step, lanes, scratch, bins);
                bank.Apply(bins, lanes, values.AsSpan(first), count);
            }
        }
        finally
        {
            ArrayPool<Vector<float>>.Shared.Return(room);
        }
    }
}
