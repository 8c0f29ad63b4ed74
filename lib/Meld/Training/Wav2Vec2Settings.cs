using System.ComponentModel.DataAnnotations;
using Meld.Encoders.Steps;
using Meld.Features;
using Meld.Weights;

namespace Meld.Training;

/// <summary>Frozen wav2vec 2.0: <c>modalities.audio</c> of an experiment with <c>encoder: wav2vec2</c>.</summary>
public sealed record Wav2Vec2Settings : AudioSettings
{
    /// <summary>Name of the pretrained model in the cache.</summary>
    public string Weights { get; init; } = "wav2vec2-base";

    /// <summary>Whether its weights stay as they are. They must: an encoder that learns has no features to keep.</summary>
    public bool Freeze { get; init; } = true;

    /// <summary>What it computes in.</summary>
    public EncoderPrecision Precision { get; init; }

    /// <summary>How much of a clip is read, from its start, in seconds.</summary>
    [Range(0.1, 120.0)]
    public double Seconds { get; init; } = 30;

    /// <summary>What is kept of the frames' states.</summary>
    public Pooling Pooling { get; init; } = Pooling.Mean;

    /// <inheritdoc/>
    public override IEnumerable<IFeatureStep> Steps(WeightsCache cache) => [.. base.Steps(cache), new Wav2Vec2Step(cache.Model(Weights), Seconds, Pooling, Precision)];

    /// <inheritdoc/>
    public override IEnumerable<(string Property, string Message)> BrokenRules()
    {
        if (!Freeze) yield return (nameof(Freeze), "must be true: only the word encoder learns");
        if (Pooling is not (Pooling.Mean or Pooling.MeanMax or Pooling.None)) yield return (nameof(Pooling), "must be one of mean, mean-max, none");
        foreach (var broken in BrokenFeatures()) yield return broken;
    }
}
