using Meld.Corpus;
using Meld.Encoders;
using Meld.Text;
using Meld.Weights;
using TorchSharp;

namespace Meld.Models;

/// <summary>A model with what it takes to feed it: the vocabulary and speakers of its training data, and the labels that it predicts.</summary>
public sealed class DialogueClassifier : IDisposable
{
    // Whoever speaks less often is nobody in particular.
    private const int LeastUtterances = 100;

    // A word that occurs but once teaches its own vector nothing that holds elsewhere.
    private const int LeastOccurrences = 2;

    internal DialogueClassifier(ModelSettings settings, Vocabulary vocabulary, SpeakerTable speakers, IReadOnlyDictionary<Head, LabelSet> labels, IWordVectors? vectors)
    {
        (Settings, Vocabulary, Speakers, Labels, WordVectors) = (settings, vocabulary, speakers, labels, vectors);
        var encoders = new Dictionary<Modality, UtteranceEncoder>();
        if (settings.Text is { } text) encoders.Add(Modality.Text, new TextEncoder(text, vocabulary, vectors));
        var utteranceSize = encoders.Values.Sum(encoder => encoder.OutputSize);
        var context = settings.Context is { } block ? new DialogueContext(block, utteranceSize, speakers.Count) : null;
        var heads = Heads.ToDictionary(
            head => head, head => new LabelHead(settings.Heads.Of(head)!, utteranceSize + (context?.OutputSize ?? 0), labels[head].Count));
        Model = new DialogueModel(encoders, context, heads, settings.Heads.Dropout);
    }

    /// <summary>What the model is made of.</summary>
    public ModelSettings Settings { get; }

    /// <summary>The words of the training texts.</summary>
    public Vocabulary Vocabulary { get; }

    /// <summary>The speakers that the model knows by name.</summary>
    public SpeakerTable Speakers { get; }

    /// <summary>The labels of each head.</summary>
    public IReadOnlyDictionary<Head, LabelSet> Labels { get; }

    /// <summary>The heads that it has, in their fixed order.</summary>
    public IReadOnlyList<Head> Heads => [.. Meld.Corpus.Heads.All.Where(head => Settings.Heads.Of(head) is not null)];

    /// <summary>The pretrained word vectors that it reads, or null.</summary>
    public IWordVectors? WordVectors { get; }

    /// <summary>The network.</summary>
    public DialogueModel Model { get; }

    /// <summary>A new model for a corpus: words and speakers are those of its train split. Random weights come from the seed.</summary>
    /// <param name="settings">What it is made of.</param>
    /// <param name="corpus">What it will be trained on.</param>
    /// <param name="vectors">Pretrained word vectors, or null; must live as long as the model prepares texts.</param>
    /// <param name="seed">Seed of the random weights.</param>
    public static DialogueClassifier Create(ModelSettings settings, DialogueCorpus corpus, IWordVectors? vectors, long seed)
    {
        var train = corpus.Utterances(Split.Train);
        torch.manual_seed(seed);
        return new DialogueClassifier(
            settings,
            Vocabulary.Of(train.Select(utterance => TextEncoder.Words(utterance.Text)), LeastOccurrences),
            SpeakerTable.Of(train.Select(utterance => utterance.Speaker), LeastUtterances),
            Meld.Corpus.Heads.All.ToDictionary(head => head, corpus.Labels),
            vectors);
    }

    /// <summary>Restores a model: equal inputs give equal logits to the last bit.</summary>
    /// <param name="file">What <see cref="Save"/> gave.</param>
    /// <param name="settings">What the model is made of.</param>
    /// <param name="vectors">The pretrained word vectors that it was trained with, or null for none; must live as long as the model prepares texts.</param>
    /// <param name="name">What errors call the file.</param>
    /// <exception cref="WeightsFormatException">The file holds another model, or one trained with other word vectors; the message names the tensor.</exception>
    public static DialogueClassifier Load(SafetensorsFile file, ModelSettings settings, IWordVectors? vectors, string name) =>
        DialogueClassifierFile.Load(file, settings, vectors, name);

    /// <summary>
    /// The model as tensors: weights and buffers under their names in the network, the words and speakers that it knows, and in the metadata its labels and
    /// the hash of its word vectors. Equal models give equal bytes.
    /// </summary>
    public SafetensorsFile Save() => DialogueClassifierFile.Save(this);

    /// <summary>Prepares dialogues once, so that batches of them are put together quickly.</summary>
    /// <param name="dialogues">The dialogues; labels that the model does not know count as not known.</param>
    public PreparedDialogues Prepare(IReadOnlyList<Dialogue> dialogues) => new(this, dialogues);

    /// <summary>Frees the network.</summary>
    public void Dispose() => Model.Dispose();
}
