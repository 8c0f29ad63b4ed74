using Meld.Features;
using Meld.Weights;

namespace Meld.Encoders.Steps;

/// <summary>Frozen BERT over the tokens of a text: <c>F32 [hidden]</c>, or <c>[tokens, hidden]</c> for <see cref="Pooling.None"/>.</summary>
public sealed class BertStep : TokenEncoderStep
{
    // To be raised whenever the same settings give other features.
    private const int Version = 1;

    /// <param name="model">The published model.</param>
    /// <param name="tokens">The most tokens of a text that are read, special ones included.</param>
    /// <param name="pooling">What is kept of the tokens' states.</param>
    /// <param name="precision">What it computes in.</param>
    /// <exception cref="IOException">The model's files cannot be used, or it reads fewer tokens.</exception>
    public BertStep(PretrainedModel model, int tokens = 128, Pooling pooling = Pooling.Pooler, EncoderPrecision precision = EncoderPrecision.Auto)
        : base(("text.bert", Version), model, tokens, BertConfig.Read(model.PathOf("config.json")).Positions, pooling, precision)
    {
    }

    /// <inheritdoc/>
    public override IFeatureEncoder Open(string precision, int threads) => FrozenEncoder<Bert>.Open(Model, Load, precision, threads, Encode);

    // Checkpoints of other tasks than the pretraining may lack the pooler.
    private Bert Load(PretrainedModel model)
    {
        var bert = Bert.Load(model);
        if (bert.IsPooled || Pooling != Pooling.Pooler) return bert;
        bert.Dispose();
        throw new WeightsException($"{model.WeightsPath} has no pooler; `modalities.text.pooling` may be mean, mean-max or none.");
    }

    private IEnumerable<TorchSharp.torch.Tensor> Encode(Bert bert, IReadOnlyList<FeatureValue> texts)
    {
        var batch = TokenTensors.Of(texts, Tokens.PaddingId);
        var output = bert.call(batch.Ids, batch.Mask, null);
        return texts.Select((text, place) => States.Kept(output, place, text.Shape[0], Pooling));
    }
}
