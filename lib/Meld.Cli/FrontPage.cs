using System.Globalization;
using System.Net;
using System.Text;
using Meld.Corpus;
using Meld.Display;
using NotebookEngine.Exporting;
using NotebookEngine.Running;

namespace Meld.Cli;

/// <summary>The page that leads to all stages.</summary>
internal static class FrontPage
{
    private const string Style =
        """
        <style>
        .stages {
          display: grid; grid-template-columns: repeat(auto-fill, minmax(17rem, 1fr)); gap: 1rem;
          margin: 1.4rem 0 2rem; padding: 0; list-style: none;
        }
        .stages li { border: 1px solid color-mix(in srgb, currentColor 20%, transparent); border-radius: .6rem; padding: 1rem 1.1rem; }
        .stages h2 { margin: 0 0 .4rem; padding: 0; border: 0; font-size: 1.15rem; }
        .stages p { margin: .4rem 0; }
        .stages .how { font-size: .85rem; opacity: .8; }
        </style>

        """;

    private static readonly HtmlExportOptions Links = new() { LinkNotebooksToPages = true };

    /// <summary>The whole page.</summary>
    public static string Render(IReadOnlyList<Stage> stages, DialogueCorpus corpus)
    {
        var body = new StringBuilder();
        body.Append("<section class=\"prose\">\n<h1>Meld.Notebooks</h1>\n");
        var name = Encoded(Path.GetFileName(Path.TrimEndingDirectorySeparator(Path.GetFullPath(corpus.Directory))));
        body.Append($"<p>Multimodal emotion recognition in conversation, in stages. This run read <code>{name}</code>: ");
        body.Append(string.Join(", ", Splits.All.Select(split => Counts(corpus, split)))).Append(".</p>\n</section>\n");
        body.Append("<ul class=\"stages\">\n");
        foreach (var stage in stages) body.Append(Card(stage));
        body.Append("</ul>\n<section class=\"prose\">\n");
        body.Append(Charts.ClassBalance(corpus).ToHtml());
        body.Append("</section>\n");
        return HtmlPage.Render("Meld.Notebooks", body.ToString(), Style);
    }

    private static string Card(Stage stage) =>
        $"""
        <li>
        <h2><a href="{Encoded(stage.Name)}.html">{Encoded(stage.Title)}</a></h2>
        {HtmlExporter.RenderMarkdown(stage.Summary, Links).TrimEnd()}
        <p class="how">{How(stage.Run)} · <a href="{Encoded(stage.Name)}.ipynb" download>Jupyter notebook</a></p>
        </li>

        """;

    private static string How(RunResult run)
    {
        var seconds = run.Duration.TotalSeconds.ToString("0.0", CultureInfo.InvariantCulture);
        var failed = run.Cells.Count(cell => cell.Status is CellStatus.Failed or CellStatus.NotRun);
        return failed == 0 ? $"{run.Cells.Count} cells, {seconds} s" : $"⚠ {failed} of {run.Cells.Count} cells failed or did not run, {seconds} s";
    }

    private static string Counts(DialogueCorpus corpus, Split split) => string.Create(
        CultureInfo.InvariantCulture,
        $"{split.Name()} {corpus.Utterances(split).Count:N0} utterances in {corpus.Dialogues(split).Count:N0} dialogues");

    private static string Encoded(string text) => WebUtility.HtmlEncode(text);
}
