using Meld.Corpus;
using Meld.Media.Verification;
using NotebookEngine.Exporting;
using NotebookEngine.Running;
using NotebookEngine.Session;

namespace Meld.Cli;

/// <summary>Runs the numbered notebooks of a folder, one after the other, on one corpus, and writes their pages side by side.</summary>
/// <param name="notebooks">The folder of the stages.</param>
/// <param name="corpus">The corpus, handed to the notebooks as the variable <c>MELD_CORPUS</c>; <c>MELD_VERIFY</c> is where its verification is.</param>
/// <param name="experiment">Path of the experiment file, handed to them as <c>MELD_EXPERIMENT</c>.</param>
/// <param name="run">Where they write the trained model and read it, <c>MELD_RUN</c>.</param>
/// <param name="folder">Where the pages go.</param>
/// <param name="limits">Time limits and whether to stop at a failing cell.</param>
internal sealed class Workbook(string notebooks, DialogueCorpus corpus, string experiment, string run, string folder, RunOptions limits)
{
    private readonly List<string> problems = [];

    /// <summary>A sentence for every file that could not be written so far.</summary>
    public IReadOnlyList<string> Problems => problems;

    /// <summary>True when the time for all stages was over before the last of them could begin.</summary>
    public bool TimedOut { get; private set; }

    /// <summary>Runs the stages; stops early when cancelled or when the time for all of them is over.</summary>
    /// <exception cref="IOException">A file could not be written; no stage has run.</exception>
    public async Task<IReadOnlyList<Stage>> RunAsync(TextWriter output, TextWriter error, CancellationToken cancellation)
    {
        var paths = NumberedNotebooks().Order(StringComparer.Ordinal).ToList();
        NotebookFiles.Check([.. paths.SelectMany(Targets), FrontPagePath]);
        var start = limits.Clock.GetTimestamp();
        var stages = new List<Stage>();
        foreach (var path in paths)
        {
            var left = limits.TotalTimeout - limits.Clock.GetElapsedTime(start);
            if (left <= TimeSpan.Zero)
            {
                TimedOut = true;
                await error.WriteLineAsync($"not run: {Path.GetFileName(path)} (the limit of {limits.TotalTimeout!.Value.TotalSeconds:0.###} s was reached)");
                continue;
            }
            var run = await NotebookRunner.RunAsync(NotebookFiles.ReadAsync(path, cancellation), Options(left), cancellation);
            var files = await NotebookFiles.WriteAsync(run, path, Targets(path), mermaid: null, linkPages: true);
            problems.AddRange(files.Problems);
            await RunSummary.WriteAsync(path, run, files, output, error);
            stages.Add(new Stage(Path.GetFileNameWithoutExtension(path), run));
            if (run.Cancelled) break;
        }
        return stages;
    }

    /// <summary>Writes <c>index.html</c> and returns its path.</summary>
    public async Task<string> WriteFrontPageAsync(IReadOnlyList<Stage> stages)
    {
        await AtomicFile.WriteAsync(FrontPagePath, FrontPage.Render(stages, corpus));
        return FrontPagePath;
    }

    private string FrontPagePath => Path.Combine(folder, "index.html");

    private string[] Targets(string notebook)
    {
        var name = Path.GetFileNameWithoutExtension(notebook);
        return [Path.Combine(folder, name + ".html"), Path.Combine(folder, name + ".ipynb")];
    }

    private IEnumerable<string> NumberedNotebooks() =>
        Directory.EnumerateFiles(notebooks, "*.dib").Where(path => Path.GetFileName(path) is [>= '0' and <= '9', >= '0' and <= '9', '-', ..]);

    // The limit is for all stages together: what is left of it, for the next one.
    private RunOptions Options(TimeSpan? left) => limits with
    {
        TotalTimeout = left,
        Session = new SessionOptions
        {
            WorkingDirectory = notebooks,
            Environment = new Dictionary<string, string?>
            {
                ["MELD_CORPUS"] = Path.GetFullPath(corpus.Directory),
                ["MELD_EXPERIMENT"] = Path.GetFullPath(experiment),
                ["MELD_RUN"] = Path.GetFullPath(run),
                ["MELD_VERIFY"] = Path.GetFullPath(VerificationFolder.Of(corpus)),
            },
        },
    };
}
