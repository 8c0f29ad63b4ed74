namespace Meld.Media.Audio;

/// <summary>Makes what a <see cref="MelForm"/> describes. Safe for use from several threads.</summary>
public sealed class MelInput
{
    // Below this share of the largest value a deviation is rounding.
    private const double LeastDeviation = 1e-6;

    private readonly MelSpectrogram mel;

    /// <param name="form">What is wanted.</param>
    /// <exception cref="ArgumentException">A setting is impossible; the message names it.</exception>
    public MelInput(MelForm form)
    {
        if (form.FrameCount < 1) throw new ArgumentException($"FrameCount is {form.FrameCount} but must be positive.", nameof(form));
        mel = new MelSpectrogram(form.Mel);
        Form = form;
    }

    /// <summary>What is wanted.</summary>
    public MelForm Form { get; }

    /// <summary>The input, <c>[bands, frames]</c> with the form's number of frames: mean 0 and deviation 1 (with Bessel's correction) over the clip.</summary>
    /// <param name="waveform">The sound.</param>
    /// <exception cref="ArgumentException">The waveform has another sample rate.</exception>
    public AudioFrames Compute(Waveform waveform)
    {
        var power = mel.Compute(waveform);
        var values = Form.IsDecibels ? Decibels.Of(power, Form.Range) : power;
        return Form.IsFilledFirst ? Standardised(Fitted(values)) : Fitted(Standardised(values));
    }

    private AudioFrames Fitted(AudioFrames frames)
    {
        var values = new float[frames.Bands * Form.FrameCount];
        var kept = Math.Min(frames.Count, Form.FrameCount);
        for (var band = 0; band < frames.Bands; band++) frames[band][..kept].CopyTo(values.AsSpan(band * Form.FrameCount));
        return frames.With(values, frames.Bands);
    }

    private AudioFrames Standardised(AudioFrames frames)
    {
        var (sum, squares, largest) = (0.0, 0.0, 0.0);
        foreach (var value in frames.Values)
        {
            sum += value;
            largest = Math.Max(largest, Math.Abs((double)value));
        }
        var mean = sum / frames.Values.Length;
        foreach (var value in frames.Values) squares += (value - mean) * (value - mean);
        var deviation = Math.Sqrt(squares / (frames.Values.Length - 1));
        var isFlat = frames.Values.Length < 2 || deviation <= LeastDeviation * largest;
        if (Form.IsGuarded && isFlat) return frames.With(new float[frames.Values.Length], frames.Bands);
        return frames.With(Array.ConvertAll(frames.Values, value => (float)((value - mean) / deviation)), frames.Bands);
    }
}
