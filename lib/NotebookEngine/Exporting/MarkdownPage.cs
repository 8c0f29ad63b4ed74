using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using Markdig;
using Markdig.Helpers;
using Markdig.Renderers;
using Markdig.Renderers.Html;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace NotebookEngine.Exporting;

/// <summary>The Markdown cells of one page: headings get anchors that are unique in the page, pictures are put into it.</summary>
/// <param name="references">What pictures and links lead to.</param>
/// <param name="takenIds">Anchors that the page has already.</param>
internal sealed partial class MarkdownPage(PageReferences references, IEnumerable<string> takenIds)
{
    private static readonly MarkdownPipeline Pipeline = new MarkdownPipelineBuilder()
        .UsePipeTables().UseTaskLists().UseEmphasisExtras().UseAutoLinks().UseFootnotes().UseDefinitionLists().UseAlertBlocks().Build();

    private readonly List<Heading> headings = [];
    private readonly HashSet<string> ids = [.. takenIds];
    private readonly Dictionary<string, int> lastSuffix = [];

    /// <summary>The headings of every cell rendered so far.</summary>
    public IReadOnlyList<Heading> Headings => headings;

    /// <summary>One cell as HTML; HTML in it stays as it is, as in Jupyter, unless it would reach beyond the cell.</summary>
    /// <param name="markdown">The cell's text.</param>
    /// <param name="number">The cell's number, which tells its footnotes from those of other cells.</param>
    public string Render(string markdown, int number)
    {
        try
        {
            var document = Markdown.Parse(markdown, Pipeline);
            foreach (var heading in document.Descendants<HeadingBlock>()) AddAnchor(heading);
            foreach (var link in document.Descendants<LinkInline>().Where(link => !HtmlContainment.IsPlainAddress(link.Url ?? ""))) link.Url = "";
            foreach (var link in document.Descendants<AutolinkInline>().Where(link => !link.IsEmail && !HtmlContainment.IsPlainAddress(link.Url))) link.Url = "";
            return FootnoteId().Replace(Contained(document, number) ?? Source(markdown), $" $1=\"$2cell-{number}-$3\"");
        }
        catch (ArgumentException)
        {
            // Markdig refuses what is nested too deeply; the text is better than no page.
            return Source(markdown);
        }
    }

    private static string Source(string markdown) => $"<pre>{WebUtility.HtmlEncode(TerminalText.Plain(markdown))}</pre>\n";

    /// <summary>Takes out of the cell's HTML only what does not stay inside it: whole blocks into frames, then tags in a line as text; null when nothing helps.</summary>
    private string? Contained(MarkdownDocument document, int number)
    {
        var html = ToHtml(document);
        if (HtmlContainment.StaysInside(html)) return html;
        var rich = new RichHtml(references);
        foreach (var block in document.Descendants<HtmlBlock>())
            block.Lines = new StringLineGroup(rich.Render(block.Lines.ToString(), $"HTML in cell {number}"));
        html = ToHtml(document);
        if (HtmlContainment.StaysInside(FrameHtml.Without(html))) return html;
        foreach (var inline in document.Descendants<HtmlInline>()) inline.Tag = WebUtility.HtmlEncode(inline.Tag);
        html = ToHtml(document);
        return HtmlContainment.StaysInside(FrameHtml.Without(html)) ? html : null;
    }

    private string ToHtml(MarkdownDocument document)
    {
        using var writer = new StringWriter();
        var renderer = new HtmlRenderer(writer);
        Pipeline.Setup(renderer);
        renderer.Render(document);
        return references.Localize(writer.ToString());
    }

    private void AddAnchor(HeadingBlock heading)
    {
        var text = PlainText(heading.Inline);
        var slug = LinkHelper.UrilizeAsGfm(text);
        if (slug.Length == 0) slug = "section";
        var id = slug;
        while (!ids.Add(id)) id = $"{slug}-{lastSuffix[slug] = lastSuffix.GetValueOrDefault(slug) + 1}";
        heading.GetAttributes().Id = id;
        headings.Add(new Heading(heading.Level, TerminalText.Plain(text), id));
    }

    private static string PlainText(ContainerInline? inline)
    {
        var text = new StringBuilder();
        foreach (var part in inline?.Descendants() ?? [])
        {
            if (part is LiteralInline literal) text.Append(literal.Content.ToString());
            else if (part is CodeInline code) text.Append(code.Content);
        }
        return text.ToString();
    }

    // Every cell counts its footnotes from one.
    [GeneratedRegex(" (id|href)=\"(#?)(fn(?:ref)?:[0-9]+)\"")]
    private static partial Regex FootnoteId();
}
