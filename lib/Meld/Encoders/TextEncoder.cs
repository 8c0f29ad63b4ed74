using Meld.Corpus;
using Meld.Text;
using Meld.Weights;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Meld.Encoders;

/// <summary>
/// Word vectors under convolutions with maximum pooling (Kim 2014), beside the mean of hashed character n-grams (Bojanowski et al. 2017), joined by one
/// layer: <c>[utterances, output]</c>. A word's vector is its pretrained one, which stays, and what training adds to it.
/// </summary>
public sealed class TextEncoder : UtteranceEncoder
{
    // Length of the vectors where there are no pretrained ones.
    private const int DefaultVectorSize = 100;
    private readonly TextEncoderSettings settings;
    private readonly Vocabulary vocabulary;
    private readonly IWordVectors? vectors;
    private readonly HashedNgrams? characters;
    private readonly Embedding words;
    private readonly ModuleList<Conv1d> convolutions = new();
    private readonly EmbeddingBag? ngrams;
    private readonly Dropout dropout;
    private readonly Linear output;

    /// <summary>A new encoder; its random weights come from the default generator.</summary>
    /// <param name="settings">What it is made of.</param>
    /// <param name="vocabulary">The words of the training texts, in lower case.</param>
    /// <param name="vectors">Pretrained vectors, of words outside the vocabulary too; null for none.</param>
    public TextEncoder(TextEncoderSettings settings, Vocabulary vocabulary, IWordVectors? vectors)
        : base(nameof(TextEncoder))
    {
        (this.settings, this.vocabulary, this.vectors) = (settings, vocabulary, vectors);
        words = Embedding(vocabulary.Count, VectorSize, padding_idx: Vocabulary.Padding);
        if (vectors is not null) init.zeros_(words.weight);
        words.weight.requires_grad = !settings.Freeze;
        foreach (var width in settings.Convolution.Widths)
            convolutions.Add(Conv1d(VectorSize, settings.Convolution.Filters, width, padding: width / 2));
        if (settings.Characters is { } block)
        {
            characters = new HashedNgrams(new CharacterNgrams(block.Ngrams[0], block.Ngrams[1]), block.Buckets);
            ngrams = EmbeddingBag(block.Buckets, block.Size, mode: EmbeddingBagMode.Mean);
        }
        dropout = Dropout(settings.Dropout);
        output = Linear(settings.Convolution.Widths.Count * settings.Convolution.Filters + (settings.Characters?.Size ?? 0), settings.Output);
        RegisterComponents();
    }

    /// <inheritdoc/>
    public override long OutputSize => settings.Output;

    private int VectorSize => vectors?.Size ?? DefaultVectorSize;

    /// <summary>The lower-cased words and punctuation marks of a text, of which there is one at least: a text without any is one unknown word.</summary>
    public static IReadOnlyList<string> Words(string text) =>
        WordTokens.Split(text.ToLowerInvariant(), minLength: 1, punctuation: true) is { Count: > 0 } found ? found : [""];

    /// <inheritdoc/>
    public override IEncoderInputs Prepare(IReadOnlyList<Utterance> utterances)
    {
        var table = new VectorTable(vectors, VectorSize);
        List<TextTokens> tokens = [.. utterances.Select(utterance => Tokens(utterance.Text, table))];
        return new TextInputs(tokens, table.ToTensor());
    }

    /// <inheritdoc/>
    public override Tensor forward(EncoderInput input)
    {
        var text = (TextInput)input;
        var features = cat([.. text.Groups.Select(group => Convolve(text.Vectors, group))]).index_select(0, text.Places);
        if (ngrams is not null) features = cat([features, ngrams.call(text.Ngrams, text.NgramStarts)], 1);
        return functional.relu(output.call(dropout.call(features)));
    }

    private TextTokens Tokens(string text, VectorTable table)
    {
        var found = Words(text);
        return new TextTokens([.. found.Select(table.IdOf)], [.. found.Select(vocabulary.IdOf)], characters?.Of(text) ?? []);
    }

    /// <summary>Largest value of every filter over the words of each utterance, <c>[utterances, filters]</c>.</summary>
    private Tensor Convolve(Tensor table, TokenGroup group)
    {
        var mask = group.Words.ne(Vocabulary.Padding).to(ScalarType.Float32).unsqueeze(1);
        var pretrained = table.index_select(0, group.Vectors.flatten()).view(group.Vectors.size(0), group.Vectors.size(1), -1);
        var embedded = (pretrained + words.call(group.Words)).transpose(1, 2);
        // What lies beyond the end counts as 0, which no filter falls below after the rectifier, so that an utterance does not depend on its group.
        return cat([.. convolutions.Select(convolution => (functional.relu(convolution.call(embedded)).narrow(2, 0, mask.size(2)) * mask).amax([2]))], 1);
    }
}
