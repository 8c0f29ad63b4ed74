using Meld.Corpus;
using NotebookEngine.Exporting;
using NotebookEngine.Running;
using NotebookEngine.Session;

namespace Meld.Cli;

/// <summary>Runs the numbered notebooks of a folder, one after the other, on one corpus, and writes their pages side by side.</summary>
/// <param name="notebooks">The folder of the stages.</param>
/// <param name="corpus">The corpus, handed to the notebooks as the environment variable <c>MELD_CORPUS</c>.</param>
/// <param name="folder">Where the pages go.</param>
/// <param name="limits">Time limits and whether to stop at a failing cell.</param>
internal sealed class Workbook(string notebooks, DialogueCorpus corpus, string folder, RunOptions limits)
{
    /// <summary>Runs the stages; stops early when cancelled or when the time for all of them is over.</summary>
    public async Task<IReadOnlyList<Stage>> RunAsync(TextWriter output, TextWriter error, CancellationToken cancellation)
    {
        Directory.CreateDirectory(folder);
        var start = limits.Clock.GetTimestamp();
        var stages = new List<Stage>();
        foreach (var path in NumberedNotebooks().Order(StringComparer.Ordinal))
        {
            var run = await NotebookRunner.RunAsync(NotebookFiles.ReadAsync(path, cancellation), Options(limits.Clock.GetElapsedTime(start)), cancellation);
            var name = Path.GetFileNameWithoutExtension(path);
            string[] written = [Path.Combine(folder, name + ".html"), Path.Combine(folder, name + ".ipynb")];
            foreach (var target in written) await NotebookFiles.WriteAsync(run, path, target, mermaid: null, linkPages: true);
            await RunSummary.WriteAsync(path, run, written, output, error);
            stages.Add(new Stage(name, run));
            if (run.Cancelled || IsOver(limits.Clock.GetElapsedTime(start))) break;
        }
        return stages;
    }

    /// <summary>Writes <c>index.html</c> and returns its path.</summary>
    public async Task<string> WriteFrontPageAsync(IReadOnlyList<Stage> stages)
    {
        var path = Path.Combine(folder, "index.html");
        await AtomicFile.WriteAsync(path, FrontPage.Render(stages, corpus));
        return path;
    }

    private IEnumerable<string> NumberedNotebooks() =>
        Directory.EnumerateFiles(notebooks, "*.dib").Where(path => Path.GetFileName(path) is [>= '0' and <= '9', >= '0' and <= '9', '-', ..]);

    private bool IsOver(TimeSpan elapsed) => elapsed >= limits.TotalTimeout;

    // The limit is for all stages together.
    private RunOptions Options(TimeSpan elapsed) => limits with
    {
        TotalTimeout = limits.TotalTimeout - elapsed,
        Session = new SessionOptions
        {
            WorkingDirectory = notebooks,
            Environment = new Dictionary<string, string?> { ["MELD_CORPUS"] = Path.GetFullPath(corpus.Directory) },
        },
    };
}
