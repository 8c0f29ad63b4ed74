using Meld.Corpus;

namespace Meld.Models;

/// <summary>An encoder, the dialogue context or a head, as it is built.</summary>
/// <param name="Layers">Its layers that have weights.</param>
/// <param name="OutputSize">How many numbers it gives an utterance.</param>
public sealed record ModelPart(IReadOnlyList<ModelLayer> Layers, long OutputSize)
{
    /// <summary>The encoders of a model.</summary>
    public static IReadOnlyDictionary<Modality, ModelPart> Encoders(DialogueClassifier classifier) =>
        classifier.Model.Encoders.ToDictionary(pair => pair.Key, pair => new ModelPart(ModelLayer.Of(pair.Value), pair.Value.OutputSize));

    /// <summary>The dialogue context of a model; null for a model of single utterances.</summary>
    public static ModelPart? Context(DialogueClassifier classifier) =>
        classifier.Model.children().OfType<DialogueContext>().Select(context => new ModelPart(ModelLayer.Of(context), context.OutputSize)).SingleOrDefault();

    /// <summary>The heads of a model.</summary>
    public static IReadOnlyDictionary<Head, ModelPart> Heads(DialogueClassifier classifier)
    {
        var modules = classifier.Model.named_modules().ToDictionary(named => named.name, named => named.module);
        return Meld.Corpus.Heads.All.Where(head => modules.ContainsKey(Name(head)))
            .ToDictionary(head => head, head => new ModelPart(ModelLayer.Of(modules[Name(head)]), classifier.Labels[head].Count));

        static string Name(Head head) => $"heads.{head.Name()}";
    }
}
