using System.Globalization;
using Meld.Corpus;
using Meld.Models;

namespace Meld.Display.Plots;

/// <summary>Draws a model from what it is built of.</summary>
internal static class ModelDiagram
{
    /// <summary>
    /// Modalities, what is read of them, encoders, the dialogue context, the heads, which read both, and the labels. Along the arrows go the shapes of one batch.
    /// </summary>
    public static FlowDiagram Of(string title, DialogueClassifier classifier)
    {
        var (encoders, context, heads) = (ModelPart.Encoders(classifier), ModelPart.Context(classifier), ModelPart.Heads(classifier));
        List<IReadOnlyList<DiagramBox>> rows =
        [
            [.. encoders.Keys.Select(modality => new DiagramBox(modality.Name(), ["one utterance after the other"]))],
            [.. encoders.Keys.Select(modality => Reading(modality, classifier))],
            [.. encoders.Select(pair => Box($"{pair.Key.Name()} encoder", pair.Value))],
        ];
        List<DiagramArrow> arrows = [.. encoders.Values.SelectMany(IEnumerable<DiagramArrow> (_, place) =>
            [new DiagramArrow((0, place), (1, place)), new DiagramArrow((1, place), (2, place), "[words]")])];
        var sources = encoders.Values.Select((part, place) => (Box: (Row: 2, Place: place), Label: Vectors(part))).ToList();
        if (context is not null)
        {
            rows.Add([Box("dialogue context", context)]);
            arrows.AddRange(sources.Select(source => new DiagramArrow(source.Box, (3, 0), source.Label)));
            sources.Add(((3, 0), Vectors(context)));
        }
        var row = rows.Count;
        rows.Add([.. heads.Select(pair => Box($"{pair.Key.Name()} head", pair.Value))]);
        rows.Add([.. heads.Select(pair => new DiagramBox(pair.Key.Name(), [Number($"logits of {pair.Value.OutputSize:N0} labels")]))]);
        foreach (var (place, head) in heads.Values.Index())
        {
            arrows.AddRange(sources.Select(source => new DiagramArrow(source.Box, (row, place), source.Label)));
            arrows.Add(new DiagramArrow((row, place), (row + 1, place), Vectors(head)));
        }
        return new FlowDiagram(title, rows, arrows);
    }

    private static DiagramBox Reading(Modality modality, DialogueClassifier classifier) =>
        modality == Modality.Text ? new("words and marks", [.. Words(classifier)]) : new("features", []);

    private static IEnumerable<string> Words(DialogueClassifier classifier)
    {
        yield return Number($"{classifier.Vocabulary.Words.Count:N0} words known from train");
        if (classifier.WordVectors is { } vectors) yield return Number($"word vectors \"{vectors.Name}\", {vectors.Size} numbers a word");
    }

    private static DiagramBox Box(string title, ModelPart part) => new(title, [.. part.Layers.Select(layer => $"{layer.Name}: {layer.Kind} {layer.Size}")]);

    private static string Vectors(ModelPart part) => Number($"[utterances, {part.OutputSize}]");

    private static string Number(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
