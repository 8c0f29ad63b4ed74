namespace NotebookEngine.Exporting;

/// <summary>A tag in a piece of HTML.</summary>
/// <param name="Start">Where its <c>&lt;</c> stands.</param>
/// <param name="End">Where what follows it starts.</param>
/// <param name="Name">Its name in lower case; empty for markup that the text leaves open, which ends the text.</param>
/// <param name="IsEnd">True for an end tag.</param>
/// <param name="ClosesItself">True when it ends in <c>/&gt;</c>.</param>
/// <param name="Attributes">Its attributes, as written.</param>
internal sealed record HtmlTag(int Start, int End, string Name, bool IsEnd, bool ClosesItself, IReadOnlyList<HtmlAttribute> Attributes)
{
    /// <summary>True when a tag, a comment or an element of raw text is left open, so that it would swallow what follows the text.</summary>
    public bool IsLeftOpen => Name.Length == 0;

    /// <summary>The first attribute of this name, or null.</summary>
    public HtmlAttribute? Attribute(string name) => Attributes.FirstOrDefault(attribute => attribute.Name == name);

    /// <summary>Markup left open at the end of a text.</summary>
    public static HtmlTag LeftOpen(int start, int end) => new(start, end, "", false, false, []);
}
