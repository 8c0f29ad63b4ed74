using Meld.Encoders.Steps;
using Meld.Features;
using Meld.Features.Steps;
using Meld.Weights;

namespace Meld.Training;

/// <summary>Frozen ResNet-50: <c>modalities.video</c> of an experiment with <c>encoder: resnet-50</c>.</summary>
public sealed record ResNet50Settings : VideoSettings
{
    /// <summary>Name of the pretrained model in the cache.</summary>
    public string Weights { get; init; } = "resnet50";

    /// <summary>Whether its weights stay as they are. They must: an encoder that learns has no features to keep.</summary>
    public bool Freeze { get; init; } = true;

    /// <summary>What it computes in.</summary>
    public EncoderPrecision Precision { get; init; }

    /// <summary>The frames that it reads.</summary>
    public VideoDecodeSettings Decode { get; init; } = ResNet50Step.Frames;

    /// <summary>What is kept of the frames' vectors.</summary>
    public Pooling Pooling { get; init; } = Pooling.None;

    /// <inheritdoc/>
    public override IEnumerable<IFeatureStep> Steps(WeightsCache cache) => [.. base.Steps(cache), new ResNet50Step(cache.Model(Weights), Decode, Pooling, Precision)];

    /// <inheritdoc/>
    public override IEnumerable<(string Property, string Message)> BrokenRules()
    {
        if (!Freeze) yield return (nameof(Freeze), "must be true: only the word encoder learns");
        if (Decode.Problem() is { } problem) yield return (nameof(Decode), $"cannot be: {problem}");
        if (Pooling is not (Pooling.Mean or Pooling.None)) yield return (nameof(Pooling), "must be one of mean, none");
        foreach (var broken in BrokenFeatures()) yield return broken;
    }
}
