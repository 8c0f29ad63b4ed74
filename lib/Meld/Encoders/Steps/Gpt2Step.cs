using Meld.Features;
using Meld.Weights;

namespace Meld.Encoders.Steps;

/// <summary>Frozen GPT-2 over the tokens of a text: <c>F32 [hidden]</c>, or <c>[tokens, hidden]</c> for <see cref="Pooling.None"/>.</summary>
public sealed class Gpt2Step : TokenEncoderStep
{
    // To be raised whenever the same settings give other features.
    private const int Version = 1;

    /// <param name="model">The published model.</param>
    /// <param name="tokens">The most tokens of a text that are read.</param>
    /// <param name="pooling">What is kept of the tokens' states.</param>
    /// <param name="precision">What it computes in.</param>
    /// <exception cref="IOException">The model's files cannot be used, or it reads fewer tokens.</exception>
    public Gpt2Step(PretrainedModel model, int tokens = 128, Pooling pooling = Pooling.Last, EncoderPrecision precision = EncoderPrecision.Auto)
        : base(("text.gpt2", Version), model, tokens, Gpt2Config.Read(model.PathOf("config.json")).Positions, pooling, precision)
    {
    }

    /// <inheritdoc/>
    public override IFeatureEncoder Open(string precision, int threads) =>
        FrozenEncoder<Gpt2>.Open(Model, Gpt2.Load, precision, threads, Encode);

    private IEnumerable<TorchSharp.torch.Tensor> Encode(Gpt2 gpt2, IReadOnlyList<FeatureValue> texts)
    {
        var batch = TokenTensors.Of(texts, Tokens.PaddingId);
        var output = gpt2.call(batch.Ids, batch.Mask);
        return texts.Select((text, place) => States.Kept(output, place, text.Shape[0], Pooling));
    }
}
