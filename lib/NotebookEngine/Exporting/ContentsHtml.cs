using System.Net;

namespace NotebookEngine.Exporting;

/// <summary>A page's table of contents.</summary>
internal static class ContentsHtml
{
    /// <summary>Links to the sections below the title, two levels deep; nothing when there are fewer than three.</summary>
    public static string Render(IEnumerable<Heading> headings)
    {
        var sections = headings.Where(heading => heading.Level is 2 or 3).ToList();
        if (sections.Count < 3) return "";
        var items = sections.Select(heading =>
            $"<li class=\"level-{heading.Level}\"><a href=\"#{heading.Id}\">{WebUtility.HtmlEncode(heading.Text)}</a></li>");
        return $"<nav class=\"contents\"><details><summary>Contents</summary><ul>\n{string.Join('\n', items)}\n</ul></details></nav>\n";
    }
}
