using Meld.Media;
using Meld.Media.Audio;

namespace Meld.Features.Steps;

/// <summary>
/// The mel spectrogram of a clip's sound as a network takes it (<see cref="MelInput"/>): <c>F32 [bands, frames]</c>. Absent where a clip has no sound, or,
/// where frames are not centred, too little for one.
/// </summary>
public sealed class MelStep : IClipStep
{
    // To be raised whenever the same settings give other bytes.
    private const int Version = 1;

    private readonly MelInput input;
    private readonly int leastSamples;

    /// <param name="settings">What it is made with.</param>
    /// <exception cref="ArgumentException">The settings contradict one another.</exception>
    public MelStep(MelStepSettings settings)
    {
        if (settings.Problem() is { } problem) throw new ArgumentException($"{problem}.", nameof(settings));
        input = new MelInput(settings.ToForm());
        leastSamples = settings.Centred ? 1 : settings.FftSize;
        Request = new AudioDecodeSettings { SampleRate = settings.SampleRate, Seconds = settings.Seconds }.ToRequest();
        Identity = new StepIdentity("audio.mel", Version, Text(input.Form, Request));
    }

    /// <inheritdoc/>
    public StepIdentity Identity { get; }

    /// <inheritdoc/>
    public ClipRequest Request { get; }

    /// <inheritdoc/>
    public FeatureValue Compute(DecodedClip clip)
    {
        if (AudioDecodeStep.Lack(clip) is { } lack) return FeatureValue.Absent(lack);
        if (clip.Sound!.Samples.Length < leastSamples) return FeatureValue.Absent($"its sound of {clip.Sound.Samples.Length} samples does not fill a frame");
        var mel = input.Compute(clip.Sound);
        return FeatureValue.Of(mel.Values, mel.Bands, mel.Count);
    }

    // Of settings that come from others when they are not given, what holds is written.
    private static string Text(MelForm form, ClipRequest request) => AudioDecodeStep.RequestText(request)
        .Add("bands", form.Mel.Bands).Add("frames", form.FrameCount)
        .Add("fft_size", form.Mel.FftSize).Add("window", form.Mel.Window).Add("hop", form.Mel.Step)
        .Add("min_frequency", form.Mel.MinFrequency).Add("max_frequency", form.Mel.Top).Add("power", form.Mel.Power).Add("centred", form.Mel.IsCentred)
        .Add("decibels", form.IsDecibels).Add("range", form.IsDecibels ? form.Range : null)
        .Add("guarded", form.IsGuarded).Add("filled_first", form.IsFilledFirst)
        .ToString();
}
