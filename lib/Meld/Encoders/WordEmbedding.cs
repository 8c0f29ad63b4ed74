using Meld.Text;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Meld.Encoders;

/// <summary>
/// The vectors of words, <c>[words, OutputSize]</c>: a pretrained one, which stays, with what training adds to it, and beside it one for how the word
/// is written. A word that is rare in training keeps its pretrained vector; one that is also unknown to the pretrained vectors is like any other such word.
/// </summary>
public sealed class WordEmbedding : Module<TextInput, Tensor>
{
    private const int ShapeSize = 4;
    private const double LearntDeviation = 0.01;
    private readonly double hidden;
    private readonly Embedding words;
    private readonly Embedding shapes;
    private readonly Dropout dropout;

    /// <summary>A new embedding; its random weights come from the default generator.</summary>
    /// <param name="settings">How much is hidden in training, and whether words are learnt.</param>
    /// <param name="vocabularySize">Number of word ids.</param>
    /// <param name="vectorSize">Length of the word vectors.</param>
    public WordEmbedding(TextEncoderSettings settings, int vocabularySize, int vectorSize)
        : base(nameof(WordEmbedding))
    {
        hidden = settings.WordDropout;
        (VectorSize, OutputSize) = (vectorSize, vectorSize + ShapeSize);
        using (no_grad())
        {
            var start = randn(vocabularySize, vectorSize) * LearntDeviation;
            start[Vocabulary.Padding].zero_();
            words = Embedding_from_pretrained(start, settings.Freeze, Vocabulary.Padding);
        }
        shapes = Embedding(WordShapes.Count, ShapeSize);
        dropout = Dropout(settings.EmbeddingDropout);
        RegisterComponents();
    }

    /// <summary>Length of the pretrained vectors.</summary>
    public int VectorSize { get; }

    /// <summary>Length of the vectors that come out.</summary>
    public long OutputSize { get; }

    /// <inheritdoc/>
    public override Tensor forward(TextInput input)
    {
        var (vectors, ids) = (input.Vectors, input.Words);
        if (training && hidden > 0)
        {
            var isHidden = rand(ids.size(0)).lt(hidden);
            (vectors, ids) = (vectors.masked_fill(isHidden, VectorTable.None), ids.masked_fill(isHidden, Vocabulary.Unknown));
        }
        return dropout.call(cat([input.Table.index_select(0, vectors) + words.call(ids), shapes.call(input.Shapes)], 1));
    }
}
