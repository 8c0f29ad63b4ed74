using Meld.Features;
using Meld.Features.Steps;
using Meld.Storage;
using Meld.Weights;

namespace Meld.Encoders.Steps;

/// <summary>A frozen transformer of token ids as a step.</summary>
public abstract class TokenEncoderStep : IEncoderStep
{
    // BERT-base on two threads, texts of 16 tokens: 14.8 ms each in batches of 64, 16.6 of 128 and 20.8 of 16 (bfloat16: 4.9, 4.4 and 5.3).
    private const long BatchTokens = 1024;

    private protected TokenEncoderStep(
        (string Name, int Version) name, PretrainedModel model, int tokens, int positions, Pooling pooling, EncoderPrecision precision)
    {
        if (tokens > positions) throw new WeightsException($"{model.Name} reads {positions} tokens at most; `modalities.text.tokens` is {tokens}.");
        (Model, Tokens, Pooling) = (model, new TokensStep(model, tokens), pooling);
        var settings = new SettingsLine().Add("pooling", pooling).Add("config", Digest.OfFile(model.PathOf("config.json")));
        Identity = StepIdentities.Of(name.Name, name.Version, Tokens, settings, model, precision);
    }

    /// <inheritdoc/>
    public StepIdentity Identity { get; }

    /// <inheritdoc/>
    public IFeatureStep Input => Tokens;

    /// <inheritdoc/>
    public long BatchLength => BatchTokens;

    private protected PretrainedModel Model { get; }

    private protected TokensStep Tokens { get; }

    private protected Pooling Pooling { get; }

    /// <summary>The number of tokens.</summary>
    public long LengthOf(IReadOnlyList<int> shape) => shape[0];

    /// <inheritdoc/>
    public bool Fit(IReadOnlyList<int> one, IReadOnlyList<int> other) => true;

    /// <inheritdoc/>
    public string? Lack(IReadOnlyList<int> shape) => null;

    /// <inheritdoc/>
    public abstract IFeatureEncoder Open(string precision, int threads);
}
