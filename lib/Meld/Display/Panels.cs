namespace Meld.Display;

/// <summary>Several visuals beside one another where the page is wide enough, else below one another.</summary>
/// <param name="visuals">What is shown, in order.</param>
public sealed class Panels(params IReadOnlyList<Visual> visuals) : Visual
{
    /// <inheritdoc/>
    public override string ToHtml()
    {
        var panels = visuals.Select(visual => $"<div style=\"flex:1 1 380px;min-width:0\">\n{visual.ToHtml()}\n</div>");
        return $"<div style=\"display:flex;flex-wrap:wrap;column-gap:2em\">\n{string.Join('\n', panels)}\n</div>";
    }

    /// <inheritdoc/>
    public override string ToString() => string.Join("\n\n", visuals);
}
