using Meld.Display.Drawing;

namespace Meld.Display;

/// <summary>Visuals below one another, folded up under a heading until somebody wants them.</summary>
/// <param name="heading">What is there to unfold.</param>
/// <param name="visuals">What is shown then, in order.</param>
public sealed class Folded(string heading, params IReadOnlyList<Visual> visuals) : Visual
{
    /// <inheritdoc/>
    public override string ToHtml() =>
        $"<details style=\"margin:.4em 0\"><summary style=\"cursor:pointer;font-weight:600\">{Markup.Escape(heading)}</summary>\n"
        + $"{string.Join('\n', visuals.Select(visual => visual.ToHtml()))}\n</details>";

    /// <inheritdoc/>
    public override string ToString() => string.Join("\n\n", visuals.Select(visual => visual.ToString()).Prepend(PlainText.Line(heading)));
}
