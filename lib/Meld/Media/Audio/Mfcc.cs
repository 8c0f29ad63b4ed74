using System.Numerics;
using System.Runtime.InteropServices;

namespace Meld.Media.Audio;

/// <summary>
/// Mel-frequency cepstral coefficients equal to those of <c>torchaudio.transforms.MFCC</c>: the orthonormal DCT-II over the bands of a mel spectrogram in
/// decibels or logarithms. Safe for use from several threads.
/// </summary>
public sealed class Mfcc
{
    private const double Range = 80;
    private const float LogarithmOffset = 1e-6f;

    private readonly MelSpectrogram mel;

    // [coefficients, bands]
    private readonly float[] cosines;

    /// <param name="settings">The settings.</param>
    /// <exception cref="ArgumentException">A setting is impossible; the message names it.</exception>
    public Mfcc(MfccSettings settings)
    {
        mel = new MelSpectrogram(settings.Mel);
        var bands = settings.Mel.Bands;
        if (settings.Coefficients < 1 || settings.Coefficients > bands)
            throw new ArgumentException($"Coefficients is {settings.Coefficients} but must be from 1 to {bands}, the number of bands.", nameof(settings));
        Settings = settings;
        cosines = new float[settings.Coefficients * bands];
        for (var i = 0; i < cosines.Length; i++) cosines[i] = (float)Cosine(i / bands, i % bands, bands);
    }

    /// <summary>The settings.</summary>
    public MfccSettings Settings { get; }

    /// <summary>The coefficients, <c>[coefficients, frames]</c>.</summary>
    /// <param name="waveform">The sound.</param>
    /// <exception cref="ArgumentException">The waveform has another sample rate, or is shorter than a frame and frames are not centred.</exception>
    public AudioFrames Compute(Waveform waveform)
    {
        var power = mel.Compute(waveform);
        var loudness = Settings.IsLogarithmOfMel ? Logarithm(power) : Decibels.Of(power, Range);
        var values = new float[Settings.Coefficients * loudness.Count];
        for (var i = 0; i < cosines.Length; i++)
        {
            var (coefficient, band) = Math.DivRem(i, loudness.Bands);
            AddScaled(values.AsSpan(coefficient * loudness.Count, loudness.Count), cosines[i], loudness[band]);
        }
        return loudness.With(values, Settings.Coefficients);
    }

    private static double Cosine(int coefficient, int band, int bands) =>
        Math.Cos(Math.PI / bands * (band + 0.5) * coefficient) * Math.Sqrt((coefficient == 0 ? 1.0 : 2.0) / bands);

    private static AudioFrames Logarithm(AudioFrames power) =>
        power.With(Array.ConvertAll(power.Values, value => MathF.Log(value + LogarithmOffset)), power.Bands);

    private static void AddScaled(Span<float> target, float factor, ReadOnlySpan<float> addend)
    {
        var targets = MemoryMarshal.Cast<float, Vector<float>>(target);
        var addends = MemoryMarshal.Cast<float, Vector<float>>(addend);
        for (var i = 0; i < targets.Length; i++) targets[i] += addends[i] * factor;
        for (var i = targets.Length * Vector<float>.Count; i < target.Length; i++) target[i] += addend[i] * factor;
    }
}
