using Meld.Features;
using Meld.Weights;

namespace Meld.Encoders.Steps;

/// <summary>Frozen BERT: <c>modalities.text</c> of an experiment with <c>encoder: bert</c>.</summary>
public sealed record BertSettings : TransformerTextSettings
{
    /// <summary>BERT base, uncased, pooled.</summary>
    public BertSettings() => Weights = "bert-base-uncased";

    private protected override IEncoderStep Step(PretrainedModel model) => new BertStep(model, Tokens, Pooling, Precision);

    private protected override string? PoolingProblem() =>
        Pooling == Pooling.Last ? "cannot be: `pooling` must be one of pooler, mean, mean-max, none, as BERT's last token is [SEP]" : null;
}
