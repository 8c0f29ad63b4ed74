using System.Text;
using Markdig;
using Markdig.Helpers;
using Markdig.Renderers;
using Markdig.Renderers.Html;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace NotebookEngine.Exporting;

/// <summary>The Markdown cells of one page: headings get anchors that are unique in the page, pictures are put into it.</summary>
/// <param name="options">Where pictures lie and how links are written.</param>
internal sealed class MarkdownPage(HtmlExportOptions options)
{
    private static readonly MarkdownPipeline Pipeline = new MarkdownPipelineBuilder()
        .UsePipeTables().UseTaskLists().UseEmphasisExtras().UseAutoLinks().UseFootnotes().UseDefinitionLists().UseAlertBlocks().Build();

    private readonly List<Heading> headings = [];

    /// <summary>The headings of every cell rendered so far.</summary>
    public IReadOnlyList<Heading> Headings => headings;

    /// <summary>One cell as HTML; HTML in it stays as it is, as in Jupyter.</summary>
    public string Render(string markdown)
    {
        var document = Markdown.Parse(markdown, Pipeline);
        foreach (var heading in document.Descendants<HeadingBlock>()) AddAnchor(heading);
        foreach (var link in document.Descendants<LinkInline>().ToList()) Localize(link);
        using var writer = new StringWriter();
        var renderer = new HtmlRenderer(writer);
        Pipeline.Setup(renderer);
        renderer.Render(document);
        return writer.ToString();
    }

    private void AddAnchor(HeadingBlock heading)
    {
        var text = PlainText(heading.Inline);
        var slug = LinkHelper.UrilizeAsGfm(text);
        if (slug.Length == 0) slug = "section";
        var same = headings.Count(known => known.Id == slug || known.Id.StartsWith(slug + "-", StringComparison.Ordinal));
        var id = same == 0 ? slug : $"{slug}-{same}";
        heading.GetAttributes().Id = id;
        headings.Add(new Heading(heading.Level, text, id));
    }

    /// <summary>A picture beside the notebook goes into the page, one from the network becomes a link to it: a page loads nothing.</summary>
    private void Localize(LinkInline link)
    {
        if (link.Url is not { } url) return;
        if (link.IsImage && Uri.TryCreate(url, UriKind.Absolute, out var remote) && !remote.IsFile && remote.Scheme != "data") link.IsImage = false;
        else if (link.IsImage) link.Url = Pictures.ToDataUri(url, options.PictureBase) ?? url;
        else if (options.LinkNotebooksToPages && !url.Contains(':') && url.EndsWith(".dib", StringComparison.Ordinal)) link.Url = url[..^4] + ".html";
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
}
