using Meld.Features;
using Meld.Features.Steps;
using Meld.Storage;
using Meld.Text.Tokenizers;
using Meld.Weights;

namespace Meld.Encoders.Steps;

/// <summary>The token ids of a text as a pretrained model reads them, special ones included: <c>I32 [tokens]</c>. Absent where there is none.</summary>
public sealed class TokensStep : ITextStep
{
    // To be raised whenever the same settings give other ids.
    private const int Version = 1;

    private static readonly string[] Files = ["tokenizer.json", "vocab.txt", "vocab.json", "merges.txt", "tokenizer_config.json"];

    private readonly Truncation truncation;
    private readonly Lazy<ITokenizer> tokenizer;

    /// <param name="model">Whose tokenizer.</param>
    /// <param name="tokens">The most tokens; of a longer text the beginning is kept.</param>
    /// <exception cref="WeightsException">It has no tokenizer.</exception>
    public TokensStep(PretrainedModel model, int tokens)
    {
        truncation = new Truncation(tokens);
        List<string> there = [.. Files.Where(file => File.Exists(Path.Combine(model.Folder, file)))];
        if (there.Count == 0) throw new WeightsException($"{model.Folder} has no tokenizer; it needs tokenizer.json, vocab.txt, or vocab.json and merges.txt.");
        var lines = there.Select(file => $"{Digest.OfFile(Path.Combine(model.Folder, file))}  {file}\n");
        Identity = new("text.tokens", Version, new SettingsLine().Add("tokens", tokens).ToString()) { WeightsHash = Digest.Of(string.Concat(lines)).ToString() };
        tokenizer = new(() => Tokenizers.Load(model.Folder));
    }

    /// <inheritdoc/>
    public StepIdentity Identity { get; }

    /// <summary>What fills up short texts of a batch.</summary>
    /// <exception cref="TokenizerException">The tokenizer's files cannot be used.</exception>
    public int PaddingId => tokenizer.Value.PaddingId;

    /// <inheritdoc/>
    /// <exception cref="TokenizerException">The tokenizer's files cannot be used.</exception>
    public FeatureValue Compute(string text)
    {
        int[] ids = [.. tokenizer.Value.Encode(text, truncation).Ids];
        return ids.Length == 0 ? FeatureValue.Absent("no token") : FeatureValue.Of(ids, ids.Length);
    }
}
