using System.ComponentModel.DataAnnotations;
using Meld.Features;
using Meld.Weights;

namespace Meld.Encoders.Steps;

/// <summary>A pretrained transformer of texts whose features are computed once: what BERT's and GPT-2's settings have in common.</summary>
public abstract record TransformerTextSettings : TextSettings
{
    /// <summary>Name of the pretrained model in the cache.</summary>
    public string Weights { get; init; } = "";

    /// <summary>Whether its weights stay as they are. It must: an encoder that learns has no features to keep.</summary>
    public bool Freeze { get; init; } = true;

    /// <summary>What it computes in.</summary>
    public EncoderPrecision Precision { get; init; }

    /// <summary>The most tokens of a text that are read, special ones included; of a longer one the beginning.</summary>
    [Range(3, 4096)]
    public int Tokens { get; init; } = 128;

    /// <summary>What is kept of the tokens' states.</summary>
    public Pooling Pooling { get; init; }

    /// <inheritdoc/>
    public override IEnumerable<IFeatureStep> Steps(WeightsCache cache) => [Step(cache.Model(Weights))];

    /// <inheritdoc/>
    public override string? Problem() => Freeze ? PoolingProblem() : "cannot be: `freeze` must be true, as only the word encoder learns";

    private protected abstract IEncoderStep Step(PretrainedModel model);

    private protected abstract string? PoolingProblem();
}
