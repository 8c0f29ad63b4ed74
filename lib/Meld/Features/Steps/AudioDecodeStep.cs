using Meld.Media;

namespace Meld.Features.Steps;

/// <summary>The sound of a clip as it is: <c>F32 [samples]</c>, one channel, full scale at -1 and 1. Absent where a clip has no sound.</summary>
public sealed class AudioDecodeStep : IClipStep
{
    // To be raised whenever the same settings give other bytes.
    private const int Version = 1;

    /// <param name="settings">The sample rate, and how much of a clip is read.</param>
    public AudioDecodeStep(AudioDecodeSettings settings)
    {
        Request = settings.ToRequest();
        Identity = new StepIdentity("audio.decode", Version, RequestText(Request).ToString());
    }

    /// <inheritdoc/>
    public StepIdentity Identity { get; }

    /// <inheritdoc/>
    public ClipRequest Request { get; }

    /// <summary>What a request for sound says, limits included: they decide whether there is sound at all.</summary>
    internal static SettingsLine RequestText(ClipRequest request) => new SettingsLine()
        .Add("sample_rate", request.SampleRate).Add("seconds", request.Limits.Length.TotalSeconds).Add("samples", request.Limits.Samples);

    /// <summary>Why a clip has nothing to compute from; null where it has.</summary>
    internal static string? Lack(DecodedClip clip) => clip.Sound switch
    {
        null => "no sound",
        { Samples.Length: 0 } => "no sample of sound",
        _ => null,
    };

    /// <inheritdoc/>
    public FeatureValue Compute(DecodedClip clip) =>
        Lack(clip) is { } lack ? FeatureValue.Absent(lack) : FeatureValue.Of(clip.Sound!.Samples, clip.Sound.Samples.Length);
}
