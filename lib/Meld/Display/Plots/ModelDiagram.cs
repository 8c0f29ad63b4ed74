using System.Globalization;
using Meld.Corpus;
using Meld.Models;

namespace Meld.Display.Plots;

/// <summary>Draws a model from what it is built of.</summary>
internal static class ModelDiagram
{
    /// <summary>Modalities above their encoders, the dialogue context, and the heads, which read both.</summary>
    public static Chart Of(string title, DialogueClassifier classifier)
    {
        var (encoders, context, heads) = (ModelPart.Encoders(classifier), ModelPart.Context(classifier), ModelPart.Heads(classifier));
        List<IReadOnlyList<DiagramBox>> rows =
        [
            [.. encoders.Keys.Select(modality => new DiagramBox(modality.Name(), [.. Input(modality, classifier)]))],
            [.. encoders.Select(pair => Box($"{pair.Key.Name()} encoder", pair.Value, "numbers an utterance"))],
        ];
        List<DiagramArrow> arrows = [.. encoders.Values.Select((_, place) => new DiagramArrow((0, place), (1, place)))];
        if (context is not null)
        {
            rows.Add([Box("dialogue context", context, "more")]);
            arrows.AddRange(encoders.Values.Select((_, place) => new DiagramArrow((1, place), (2, 0))));
        }
        rows.Add([.. heads.Select(pair => Box($"{pair.Key.Name()} head", pair.Value, "logits"))]);
        foreach (var head in Enumerable.Range(0, heads.Count))
        {
            if (context is not null) arrows.Add(new DiagramArrow((2, 0), (3, head)));
            arrows.AddRange(encoders.Values.Select((_, place) => new DiagramArrow((1, place), (rows.Count - 1, head))));
        }
        return new FlowDiagram(title, rows, arrows);
    }

    private static IEnumerable<string> Input(Modality modality, DialogueClassifier classifier)
    {
        if (modality != Modality.Text) yield break;
        yield return Number($"words, {classifier.Vocabulary.Words.Count:N0} of them known from train");
        if (classifier.WordVectors is { } vectors) yield return Number($"word vectors \"{vectors.Name}\", {vectors.Size} numbers a word");
    }

    private static DiagramBox Box(string title, ModelPart part, string unit) =>
        new(title, [.. part.Layers.Select(layer => $"{layer.Name}: {layer.Kind} {layer.Size}"), Number($"gives {part.OutputSize:N0} {unit}")]);

    private static string Number(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
