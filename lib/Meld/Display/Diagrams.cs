using Meld.Display.Drawing;
using Meld.Display.Plots;
using Meld.Encoders;
using Meld.Models;

namespace Meld.Display;

/// <summary>Makes diagrams of what was built, never of what a file says should be.</summary>
public static class Diagrams
{
    /// <summary>A model: modalities, what is read of them, encoders, dialogue context and heads, with the sizes of all layers that have weights.</summary>
    public static Mermaid Model(DialogueClassifier classifier, string title = "The model, from words to labels") => new(ModelDiagram.Of(title, classifier));

    /// <summary>An encoder with its example.</summary>
    public static Mermaid Encoder(EncoderSummary encoder) =>
        Module(encoder.Module, $"{encoder.Architecture.Reads} {Numbers.Shape(encoder.Architecture.InputShape)}");

    /// <summary>A module with the parts that it calls one after the other, and what each gave the next for an example.</summary>
    /// <param name="summary">The module.</param>
    /// <param name="input">What goes in, such as <c>token ids [1, 16]</c>.</param>
    public static Mermaid Module(ModuleSummary summary, string input) => new(ModuleDiagram.Of(summary, input));
}
