using Meld.Baselines;
using Meld.Corpus;
using Meld.Models;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Meld.Losses;

/// <summary>The loss of a batch: each head's weighted mean over utterances, summed with the heads' weights.</summary>
public sealed class DialogueObjective : IDisposable
{
    private readonly ObjectiveSettings settings;
    private readonly Dictionary<Head, Tensor> classWeights;

    /// <summary>An objective whose class weights come from the train split.</summary>
    public DialogueObjective(ObjectiveSettings settings, DialogueCorpus corpus)
    {
        this.settings = settings;
        classWeights = Heads.All.ToDictionary(head => head, head => Weights(corpus, head).DetachFromDisposeScope());
    }

    /// <summary>The losses of a batch, each a single value with its history.</summary>
    /// <exception cref="KeyNotFoundException">The batch has no targets for a head.</exception>
    public ObjectiveValue Of(ModelOutput output, DialogueBatch batch) => Of(output, batch.Targets);

    /// <summary>The losses of any utterances, each a single value with its history.</summary>
    /// <param name="output">The logits.</param>
    /// <param name="targets">Index of each utterance's true label, <c>[utterances]</c>, by head.</param>
    /// <exception cref="KeyNotFoundException">There are no targets for a head.</exception>
    public ObjectiveValue Of(ModelOutput output, IReadOnlyDictionary<Head, Tensor> targets)
    {
        var heads = output.Logits.ToDictionary(pair => pair.Key, pair => functional.cross_entropy(
            pair.Value, targets[pair.Key], weight: classWeights[pair.Key], label_smoothing: settings.LabelSmoothing));
        var total = heads.Select(pair => pair.Key == Head.Sentiment ? pair.Value * settings.SentimentWeight : pair.Value).Aggregate((sum, loss) => sum + loss);
        return new ObjectiveValue(total, heads);
    }

    /// <summary>Frees the class weights.</summary>
    public void Dispose()
    {
        foreach (var weights in classWeights.Values) weights.Dispose();
    }

    private Tensor Weights(DialogueCorpus corpus, Head head) => tensor(Array.ConvertAll(
        ClassWeights.Balanced(corpus.LabelIndices(Split.Train, head), corpus.Labels(head).Count, settings.ClassWeights), weight => (float)weight));
}
