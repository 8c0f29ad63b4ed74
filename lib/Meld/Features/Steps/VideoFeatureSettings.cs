namespace Meld.Features.Steps;

/// <summary>The features that are computed of clips' picture: <c>modalities.video.features</c> of an experiment.</summary>
public sealed record VideoFeatureSettings
{
    /// <summary>The frames; null for none.</summary>
    public VideoDecodeSettings? Decode { get; init; }

    /// <summary>What is wrong, in words without a full stop that begin with the key; null for nothing.</summary>
    public string? Problem() => Decode?.Problem();

    /// <summary>The steps that compute them.</summary>
    /// <exception cref="ArgumentException">Settings contradict one another.</exception>
    public IEnumerable<IClipStep> Steps()
    {
        if (Decode is not null) yield return new VideoDecodeStep(Decode);
    }
}
