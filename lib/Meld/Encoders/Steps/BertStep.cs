using Meld.Features;
using Meld.Weights;

namespace Meld.Encoders.Steps;

/// <summary>Frozen BERT over the tokens of a text: <c>F32 [hidden]</c>, or <c>[tokens, hidden]</c> for <see cref="Pooling.None"/>.</summary>
public sealed class BertStep : TokenEncoderStep
{
    // To be raised whenever the same settings give other features.
    private const int Version = 1;

    private readonly BertConfig config;

    /// <param name="model">The published model.</param>
    /// <param name="tokens">The most tokens of a text that are read, special ones included.</param>
    /// <param name="pooling">What is kept of the tokens' states.</param>
    /// <param name="precision">What it computes in.</param>
    /// <exception cref="IOException">The model's files cannot be used, or it reads fewer tokens.</exception>
    public BertStep(PretrainedModel model, int tokens = 128, Pooling pooling = Pooling.Pooler, EncoderPrecision precision = EncoderPrecision.Auto)
        : this(model, BertConfig.Read(model.PathOf("config.json")), tokens, pooling, precision)
    {
    }

    private BertStep(PretrainedModel model, BertConfig config, int tokens, Pooling pooling, EncoderPrecision precision)
        : base(("text.bert", Version), model, tokens, config.Positions, pooling, precision) => this.config = config;

    /// <inheritdoc/>
    public override IFeatureEncoder Open(string precision, int threads) =>
        new FrozenEncoder<Bert>(FrozenEncoder<Bert>.Load(Model, Make, Bert.Keys, precision, threads), Encode);

    // Checkpoints of other tasks than the pretraining may lack the pooler.
    private Bert Make(WeightsFile file)
    {
        var isPooled = file.Tensors.Keys.Any(name => name.EndsWith("pooler.dense.weight", StringComparison.Ordinal));
        if (!isPooled && Pooling == Pooling.Pooler) throw new WeightsException($"{file.Path} has no pooler; `modalities.text.pooling` may be mean, mean-max or none.");
        return new(config, isPooled);
    }

    private IEnumerable<TorchSharp.torch.Tensor> Encode(Bert bert, IReadOnlyList<FeatureValue> texts)
    {
        var batch = TokenTensors.Of(texts, Tokens.PaddingId);
        var output = bert.call(batch.Ids, batch.Mask, null);
        return texts.Select((text, place) => States.Kept(output, place, text.Shape[0], Pooling));
    }
}
