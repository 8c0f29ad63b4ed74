using System.Net;
using Meld.Corpus;
using Meld.Display;
using Meld.Media.Verification;
using NotebookEngine.Exporting;

namespace Meld.Cli;

/// <summary>What verification found, as a page.</summary>
internal static class VerificationPage
{
    // What is longer is in the JSON, and no longer something to read.
    private const int MostRows = 1000;

    /// <summary>The whole page. Equal corpora give equal bytes.</summary>
    public static string Render(CorpusVerification found)
    {
        Visual[] tables =
        [
            VerificationTables.States(found), VerificationTables.Faults(found), VerificationTables.Missing(found, MostRows),
            VerificationTables.Clips(found, MostRows), VerificationTables.Strays(found, MostRows), CorpusTables.Defects(found.Corpus, MostRows),
        ];
        var title = $"Verification of {Path.GetFileName(Path.TrimEndingDirectorySeparator(Path.GetFullPath(found.Corpus.Directory)))}";
        var about = $"{found.Corpus.Variant.Name()}, data hash <code>{found.Corpus.DataHash}</code>";
        var content = string.Join('\n', tables.Select(table => table.ToHtml()));
        return HtmlPage.Render(title, $"<section class=\"prose\">\n<h1>{WebUtility.HtmlEncode(title)}</h1>\n<p>{about}</p>\n{content}\n</section>\n");
    }
}
