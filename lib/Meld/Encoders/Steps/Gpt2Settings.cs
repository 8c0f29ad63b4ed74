using Meld.Features;
using Meld.Weights;

namespace Meld.Encoders.Steps;

/// <summary>Frozen GPT-2: <c>modalities.text</c> of an experiment with <c>encoder: gpt2</c>.</summary>
public sealed record Gpt2Settings : TransformerTextSettings
{
    /// <summary>GPT-2 small, the last token's state.</summary>
    public Gpt2Settings() => (Weights, Pooling) = ("gpt2", Pooling.Last);

    private protected override IEncoderStep Step(PretrainedModel model) => new Gpt2Step(model, Tokens, Pooling, Precision);

    private protected override string? PoolingProblem() =>
        Pooling == Pooling.Pooler ? "cannot be: `pooling` must be one of last, mean, mean-max, none, as GPT-2 has no pooler" : null;
}
