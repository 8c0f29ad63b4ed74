using NotebookEngine.Documents;
using NotebookEngine.Running;

namespace Meld.Cli;

/// <summary>One numbered notebook after its run.</summary>
/// <param name="Name">File name without extension, such as <c>01-explore</c>.</param>
/// <param name="Run">How it went.</param>
internal sealed record Stage(string Name, RunResult Run)
{
    /// <summary>The notebook's first heading, or its name.</summary>
    public string Title => Lines.FirstOrDefault(line => line.StartsWith("# ", StringComparison.Ordinal))?[2..].Trim() ?? Name;

    /// <summary>The first paragraph under the first heading, as one line of Markdown.</summary>
    public string Summary => string.Join(' ', Lines
        .SkipWhile(line => !line.StartsWith("# ", StringComparison.Ordinal)).Skip(1)
        .SkipWhile(string.IsNullOrWhiteSpace)
        .TakeWhile(line => !string.IsNullOrWhiteSpace(line) && !line.StartsWith('#')));

    private IEnumerable<string> Lines =>
        Run.Notebook.Cells.Where(cell => cell.Language == CellLanguage.Markdown).SelectMany(cell => cell.Text.Split('\n'));
}
