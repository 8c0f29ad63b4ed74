using System.Numerics;

namespace Meld.Media.Audio;

/// <summary>
/// Where a sound has speech, by energy (Kaldi's <c>compute-vad</c>; MEmoBERT, Zhao et al. 2022, chose its clips so): a frame is speech when enough of the
/// frames about it are louder than a threshold that follows the clip's own loudness. Meant for 16 kHz; at other rates frames have more or less energy.
/// </summary>
public sealed class VoiceActivity
{
    // Samples up to 1 as 16-bit integers, and what stands for the energy of digital silence: numpy's epsilon.
    private const double FullScale = 32768, SilentEnergy = 2.220446049250313e-16;

    private readonly bool[] isSpeech;

    private VoiceActivity(bool[] isSpeech, double[] logEnergies, double threshold, TimeSpan hop)
    {
        (this.isSpeech, LogEnergies, Threshold, Hop) = (isSpeech, logEnergies, threshold, hop);
        Segments = [.. FindSegments(isSpeech, hop)];
    }

    /// <summary>Whether each frame is speech. Frame i stands for the time from i · hop to (i + 1) · hop.</summary>
    public IReadOnlyList<bool> IsSpeech => isSpeech;

    /// <summary>
    /// The natural logarithm of each frame's energy: of pre-emphasised 16-bit integers, the sum of |X[k]|² / n over the frequencies 0 to n / 2 of a transform
    /// of n points, the power of two that holds a frame. That is half the sum of squares, a little more where sums or alternating sums are large.
    /// </summary>
    public IReadOnlyList<double> LogEnergies { get; }

    /// <summary>What the logarithm had to exceed.</summary>
    public double Threshold { get; }

    /// <summary>Time from one frame to the next.</summary>
    public TimeSpan Hop { get; }

    /// <summary>The stretches of speech, in order, with silence between them.</summary>
    public IReadOnlyList<SpeechSegment> Segments { get; }

    /// <summary>Share of the frames that are speech; 0 for an empty sound.</summary>
    public double Share => isSpeech.Length == 0 ? 0 : (double)isSpeech.Count(speech => speech) / isSpeech.Length;

    /// <summary>Looks for speech in a sound. Its last frame is filled up with silence; an empty sound has no frames.</summary>
    /// <param name="waveform">The sound, at any rate.</param>
    /// <param name="settings">The settings, or null for the defaults.</param>
    /// <exception cref="ArgumentException">A frame or the time between frames is shorter than a sample, or the context is negative.</exception>
    public static VoiceActivity Of(Waveform waveform, VoiceActivitySettings? settings = null)
    {
        ArgumentNullException.ThrowIfNull(waveform);
        settings ??= new VoiceActivitySettings();
        ArgumentOutOfRangeException.ThrowIfNegative(settings.Context);
        var energies = LogEnergiesOf(waveform.Samples, settings.PreEmphasis, Samples(settings.Window, waveform), Samples(settings.Hop, waveform));
        var threshold = settings.Threshold + settings.MeanShare * energies.DefaultIfEmpty().Average();
        var isLoud = Array.ConvertAll(energies, energy => energy > threshold);
        var isSpeech = settings.IgnoresContext ? isLoud : Smoothed(isLoud, settings.Context, settings.Proportion);
        return new VoiceActivity(isSpeech, energies, threshold, settings.Hop);
    }

    private static int Samples(TimeSpan time, Waveform waveform)
    {
        var samples = (int)Math.Min(Math.Round(time.TotalSeconds * waveform.SampleRate), int.MaxValue);
        return samples > 0 ? samples : throw new ArgumentException($"{time.TotalMilliseconds} ms are shorter than a sample.", nameof(time));
    }

    private static double[] LogEnergiesOf(float[] samples, double preEmphasis, int window, int hop)
    {
        if (samples.Length == 0) return [];
        var points = BitOperations.RoundUpToPowerOf2((uint)window);
        var energies = new double[1 + (Math.Max(0, samples.Length - window) + hop - 1L) / hop];
        for (var frame = 0; frame < energies.Length; frame++)
        {
            var energy = Energy(samples, preEmphasis, frame * hop, (int)Math.Min(samples.Length, frame * hop + (long)window), points);
            energies[frame] = Math.Log(energy == 0 ? SilentEnergy : energy);
        }
        return energies;
    }

    /// <summary>By Parseval's theorem: half of all frequencies' power, and of the two that have no mirror image, 0 and n / 2, the other half.</summary>
    private static double Energy(float[] samples, double preEmphasis, int from, int to, uint points)
    {
        var (squares, sum, alternating) = (0.0, 0.0, 0.0);
        for (var i = from; i < to; i++)
        {
            var sample = FullScale * (samples[i] - (i == 0 ? 0 : preEmphasis * samples[i - 1]));
            squares += sample * sample;
            sum += sample;
            alternating = sample - alternating;
        }
        return (squares + (sum * sum + alternating * alternating) / points) / 2;
    }

    private static bool[] Smoothed(bool[] isLoud, int context, double proportion)
    {
        var isSpeech = new bool[isLoud.Length];
        for (var frame = 0; frame < isLoud.Length; frame++)
        {
            var around = isLoud.AsSpan(Math.Max(0, frame - context)..(int)Math.Min(isLoud.Length, frame + context + 1L));
            isSpeech[frame] = around.Count(true) >= proportion * around.Length;
        }
        return isSpeech;
    }

    private static IEnumerable<SpeechSegment> FindSegments(bool[] isSpeech, TimeSpan hop)
    {
        for (var from = Array.IndexOf(isSpeech, true); from >= 0;)
        {
            var to = Array.IndexOf(isSpeech, false, from);
            if (to < 0) to = isSpeech.Length;
            yield return new SpeechSegment(from * hop, to * hop);
            from = Array.IndexOf(isSpeech, true, to);
        }
    }
}
