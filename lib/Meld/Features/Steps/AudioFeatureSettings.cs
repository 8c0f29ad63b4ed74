namespace Meld.Features.Steps;

/// <summary>The features that are computed of clips' sound: <c>modalities.audio.features</c> of an experiment.</summary>
public sealed record AudioFeatureSettings
{
    /// <summary>The waveform; null for none.</summary>
    public AudioDecodeSettings? Decode { get; init; }

    /// <summary>The mel spectrogram; null for none.</summary>
    public MelStepSettings? Mel { get; init; }

    /// <summary>What is wrong, in words without a full stop that begin with the key; null for nothing.</summary>
    public string? Problem() => Mel?.Problem();

    /// <summary>The steps that compute them.</summary>
    /// <exception cref="ArgumentException">Settings contradict one another.</exception>
    public IEnumerable<IClipStep> Steps()
    {
        if (Decode is not null) yield return new AudioDecodeStep(Decode);
        if (Mel is not null) yield return new MelStep(Mel);
    }
}
