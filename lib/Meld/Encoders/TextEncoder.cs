using Meld.Corpus;
using Meld.Text;
using Meld.Weights;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Meld.Encoders;

/// <summary>Word vectors under recurrent units, convolutions, or both, pooled over time and joined by one layer: <c>[utterances, output]</c>.</summary>
public sealed class TextEncoder : UtteranceEncoder
{
    // Length of the vectors where there are no pretrained ones.
    private const int DefaultVectorSize = 100;
    private readonly TextEncoderSettings settings;
    private readonly Vocabulary vocabulary;
    private readonly IWordVectors? vectors;
    private readonly double scale;
    private readonly WordEmbedding embedding;
    private readonly RecurrentPooling? recurrent;
    private readonly ConvolutionPooling? convolution;
    private readonly Dropout dropout;
    private readonly Linear output;

    /// <summary>A new encoder; its random weights come from the default generator.</summary>
    /// <param name="settings">What it is made of.</param>
    /// <param name="vocabulary">The words of the training texts, in lower case.</param>
    /// <param name="vectors">Pretrained vectors, of words outside the vocabulary too; null for none.</param>
    /// <exception cref="ArgumentException">There are neither recurrent units nor convolutions.</exception>
    public TextEncoder(TextEncoderSettings settings, Vocabulary vocabulary, IWordVectors? vectors)
        : base(nameof(TextEncoder))
    {
        if (settings is { Recurrent: null, Convolution: null })
            throw new ArgumentException("modalities.text has neither recurrent nor convolution.", nameof(settings));
        (this.settings, this.vocabulary, this.vectors) = (settings, vocabulary, vectors);
        scale = vectors is null ? 1 : VectorTable.Scale(vectors, vocabulary.Words);
        embedding = new WordEmbedding(settings, vocabulary.Count, vectors?.Size ?? DefaultVectorSize);
        if (settings.Recurrent is { } units) recurrent = new RecurrentPooling(units, embedding.OutputSize);
        if (settings.Convolution is { } filters) convolution = new ConvolutionPooling(filters, embedding.OutputSize);
        dropout = Dropout(settings.Dropout);
        output = Linear((recurrent?.OutputSize ?? 0) + (convolution?.OutputSize ?? 0), settings.Output);
        RegisterComponents();
    }

    /// <inheritdoc/>
    public override long OutputSize => settings.Output;

    /// <summary>The lower-cased words and marks of a text, as a vocabulary of its training texts holds them.</summary>
    public static IReadOnlyList<string> Words(string text) => [.. DialogueTokens.Split(text).Select(token => token.ToLowerInvariant())];

    /// <inheritdoc/>
    public override IEncoderInputs Prepare(IReadOnlyList<Utterance> utterances)
    {
        var table = new VectorTable(vectors, embedding.VectorSize, scale);
        List<TextTokens> tokens = [.. utterances.Select(utterance => Tokens(utterance.Text, table))];
        return new TextInputs(tokens, table.ToTensor());
    }

    /// <inheritdoc/>
    public override Tensor forward(EncoderInput input)
    {
        var text = (TextInput)input;
        var words = embedding.call(text);
        var pooled = new[] { recurrent?.call(words, text.Layout), convolution?.call(words, text.Layout) }.OfType<Tensor>();
        return functional.relu(output.call(dropout.call(cat([.. pooled], 1))));
    }

    private TextTokens Tokens(string text, VectorTable table)
    {
        string[] tokens = [.. DialogueTokens.Split(text).Take(settings.Words)];
        string[] words = [.. tokens.Select(token => token.ToLowerInvariant())];
        var numbers = Array.ConvertAll(words, word => (long)table.IdOf(word));
        return new TextTokens(numbers, [.. words.Zip(numbers, IdOf)], Array.ConvertAll(tokens, token => (long)WordShapes.Of(token)));
    }

    /// <summary>The id of a word; one that only the pretrained vectors know has nothing to add to them.</summary>
    private long IdOf(string word, long number) =>
        vocabulary.IdOf(word) is var id && id == Vocabulary.Unknown && number != VectorTable.None ? Vocabulary.Padding : id;
}
