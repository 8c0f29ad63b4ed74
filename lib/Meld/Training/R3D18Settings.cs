using Meld.Encoders.Steps;
using Meld.Features;
using Meld.Features.Steps;
using Meld.Weights;

namespace Meld.Training;

/// <summary>Frozen R3D-18: <c>modalities.video</c> of an experiment with <c>encoder: r3d-18</c>.</summary>
public sealed record R3D18Settings : VideoSettings
{
    /// <summary>Name of the pretrained model in the cache.</summary>
    public string Weights { get; init; } = "r3d-18-kinetics400";

    /// <summary>Whether its weights stay as they are. They must: an encoder that learns has no features to keep.</summary>
    public bool Freeze { get; init; } = true;

    /// <summary>What it computes in.</summary>
    public EncoderPrecision Precision { get; init; }

    /// <summary>The frames that it reads, by default as it was trained.</summary>
    public VideoDecodeSettings Decode { get; init; } = new();

    /// <inheritdoc/>
    public override IEnumerable<IFeatureStep> Steps(WeightsCache cache) => [.. base.Steps(cache), new R3D18Step(cache.Model(Weights), Decode, Precision)];

    /// <inheritdoc/>
    public override IEnumerable<(string Property, string Message)> BrokenRules()
    {
        if (!Freeze) yield return (nameof(Freeze), "must be true: only the word encoder learns");
        if (Decode.Problem() is { } problem) yield return (nameof(Decode), $"cannot be: {problem}");
        foreach (var broken in BrokenFeatures()) yield return broken;
    }
}
