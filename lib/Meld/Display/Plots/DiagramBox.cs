namespace Meld.Display.Plots;

/// <summary>A box of a <see cref="FlowDiagram"/>.</summary>
/// <param name="Title">Its first line.</param>
/// <param name="Lines">The lines below.</param>
internal sealed record DiagramBox(string Title, IReadOnlyList<string> Lines);
