using System.Diagnostics;
using System.Text.RegularExpressions;
using Meld.Media;
using Meld.Testing;

namespace Meld.Cli.Tests;

/// <summary>The workbook on its sample corpus, once for all tests here.</summary>
public sealed partial class RunCommandTests(RunCommandTests.WorkbookRun workbook) : IClassFixture<RunCommandTests.WorkbookRun>
{
    [Fact]
    public void Run_Sample_RunsEveryStageWithoutAFailingCell()
    {
        Assert.Equal("", workbook.Error);
        Assert.Equal(ExitCodes.Ok, workbook.ExitCode);
        foreach (var stage in Stages()) Assert.Matches($@"{stage}\.dib: \d+ cells ok, 0 failed", workbook.Output);
    }

    [Fact]
    public void Run_Sample_WritesTwoFilesForEveryStageAndAFrontPageThatLeadsToThem()
    {
        var index = File.ReadAllText(workbook.File("index.html"));
        foreach (var stage in Stages())
        {
            Assert.Contains($"href=\"{stage}.html\"", index);
            Assert.True(File.Exists(workbook.File(stage + ".html")));
            Assert.True(File.Exists(workbook.File(stage + ".ipynb")));
        }
    }

    [Fact]
    public void Run_Sample_PagesLoadNothingFromAnywhere()
    {
        foreach (var page in Directory.EnumerateFiles(workbook.Folder, "*.html"))
            Assert.DoesNotMatch(ExternalResource(), File.ReadAllText(page));
    }

    [Fact]
    public void Run_Sample_LinksBetweenStagesLeadToPages()
    {
        foreach (var page in Directory.EnumerateFiles(workbook.Folder, "*.html")) Assert.DoesNotMatch("""<a [^>]*\.dib["'#]""", File.ReadAllText(page));
    }

    [Fact]
    public async Task Run_FolderThatIsAFile_FailsBeforeAnyStage()
    {
        using var directory = new TemporaryDirectory();
        var file = directory.Write("out", "");
        var (exitCode, output, error) = await Cli.RunAsync("run", "--out", file);
        Assert.Equal((ExitCodes.Failed, ""), (exitCode, output));
        Assert.StartsWith($"meld: {Path.Combine(file, "01-explore.html")} cannot be written: ", error);
    }

    [Fact]
    public void Run_Sample_LeavesThePagesNotebooksPointingAtTheLibraryWhereverTheyAreOpened()
    {
        var library = Path.Combine(Repository.Root, "notebooks", ".lib", "Meld.dll");
        foreach (var notebook in Directory.EnumerateFiles(workbook.Folder, "*.ipynb")) Assert.Contains(library, File.ReadAllText(notebook));
    }

    [Fact]
    public async Task Run_TimeOver_NamesTheStagesThatDidNotRunAndReturnsThree()
    {
        using var directory = new TemporaryDirectory();
        var (exitCode, _, error) = await Cli.RunAsync("run", "--timeout", "0.001", "--out", Path.Combine(directory.Path, "out"));
        Assert.Equal(ExitCodes.TimeOut, exitCode);
        Assert.Contains("not run: 05-evaluate.dib (the limit of 0.001 s was reached)", error);
    }

    [Fact]
    public async Task Run_FaultyCorpus_FailsBeforeAnyStage()
    {
        using var directory = new TemporaryDirectory();
        var (exitCode, output, error) = await Cli.RunAsync("run", "--corpus", directory.Path, "--out", Path.Combine(directory.Path, "out"));
        Assert.Equal((ExitCodes.Failed, ""), (exitCode, output));
        Assert.Contains("train_sent_emo.csv: the file is missing", error);
    }

    [Fact]
    public void Run_Sample_LeavesTheTrainedModelAsARun()
    {
        var run = Assert.Single(Directory.EnumerateDirectories(workbook.File("runs")));
        Assert.StartsWith("sample-", Path.GetFileName(run));
        Assert.True(File.Exists(Path.Combine(run, "metrics.json")));
        Assert.False(Directory.Exists(Path.Combine(run, "checkpoints")));
    }

    [Theory]
    [InlineData("03-assemble", "dialogue context")]
    [InlineData("03-assemble", "flowchart TD")]
    [InlineData("03-assemble", "layer.0 … 11 × 12")]
    [InlineData("04-train", "Learnt: the model has every utterance of the batch right.")]
    [InlineData("05-evaluate", "model with linear")]
    public void Run_Sample_ShowsTheModel(string stage, string expected) => Assert.Contains(expected, File.ReadAllText(workbook.File(stage + ".html")));

    [Fact]
    public void Run_Sample_NotebookHasTheDiagramAsMermaidToo() =>
        Assert.Contains("\"text/vnd.mermaid\": [", File.ReadAllText(workbook.File("03-assemble.ipynb")));

    [Theory]
    [InlineData("01-explore", "<video controls=\"\"")]
    [InlineData("01-explore", "src=\"data:audio/wav;base64,")]
    [InlineData("02-preprocess", "belongs to no utterance")]
    [InlineData("02-preprocess", "16 frames, spread evenly")]
    [InlineData("02-preprocess", "Equal, bit by bit.")]
    public void Run_Sample_ShowsTheClips(string stage, string expected) => Assert.Contains(expected, File.ReadAllText(workbook.File(stage + ".html")));

    [Fact]
    public void Run_Sample_PagesAreLightAndNeedNoFrames()
    {
        foreach (var stage in Stages())
        {
            foreach (var file in new[] { ".html", ".ipynb" }) Assert.InRange(new FileInfo(workbook.File(stage + file)).Length, 1, 10_000_000);
            Assert.DoesNotContain("srcdoc", File.ReadAllText(workbook.File(stage + ".html")));
        }
    }

    [Fact]
    public Task Notebook_ExploreCorpusWithoutClips_SaysSo() => RunAsync("01-explore", "This corpus has no clips for train");

    [Fact]
    [Trait("Category", "Slow")]
    public Task Notebook_PreprocessCorpusWithoutClips_ShowsTheSample() =>
        RunAsync("02-preprocess", "This corpus has no clips. What follows shows those of the workbook&#39;s own sample.");

    [Fact]
    [Trait("Category", "Slow")]
    public Task Notebook_PreprocessCorpusWithoutAnIntactClip_ShowsTheSample()
    {
        var frames = new ClipFrames(new byte[24 * 3 * 36 * 64], 36, 64, [.. Enumerable.Range(0, 24).Select(frame => frame / 12.0)]);
        return RunAsync(
            "02-preprocess",
            "Something is wrong with every clip that was decoded. What follows shows one of the workbook&#39;s own sample.",
            corpus => corpus.Write(Path.Combine("train_splits", "dia0_utt0.mp4"), ClipEncoder.Encode(frames, 12)));
    }

    [Fact]
    public async Task Run_ExperimentThatIsNotThere_IsWrongUsage()
    {
        var (exitCode, output, error) = await Cli.RunAsync("run", "--experiment", "absent.yaml");
        Assert.Equal((ExitCodes.Usage, ""), (exitCode, output));
        Assert.StartsWith("meld: there is no experiment absent.yaml", error);
    }

    [Fact]
    public async Task Run_FaultyExperiment_FailsBeforeAnyStage()
    {
        using var directory = new TemporaryDirectory();
        var file = directory.Write("faulty.yaml", "modalities: {text: {weight: glove}}\nheads: {emotion: {}}\n");
        var (exitCode, output, error) = await Cli.RunAsync("run", "--experiment", file, "--out", Path.Combine(directory.Path, "out"));
        Assert.Equal((ExitCodes.Failed, ""), (exitCode, output));
        Assert.Contains("modalities.text.weight", error);
    }

    private static async Task RunAsync(string stage, string expected, Action<TemporaryDirectory>? addClips = null)
    {
        using var directory = new TemporaryDirectory();
        var notebooks = Path.Combine(Repository.Root, "notebooks");
        foreach (var file in Directory.EnumerateFiles(Path.Combine(notebooks, "sample"), "*.csv"))
            File.Copy(file, Path.Combine(directory.Path, Path.GetFileName(file)));
        addClips?.Invoke(directory);
        var page = Path.Combine(directory.Path, "page.html");
        var start = MeldProcess.Info("notebook", "run", Path.Combine(notebooks, stage + ".dib"), "--out", page);
        start.Environment["MELD_CORPUS"] = directory.Path;
        using var process = Process.Start(start)!;
        Assert.Equal((ExitCodes.Ok, ""), await MeldProcess.EndAsync(process));
        Assert.Contains(expected, await File.ReadAllTextAsync(page));
    }

    private static IEnumerable<string> Stages() =>
        Directory.EnumerateFiles(Path.Combine(Repository.Root, "notebooks"), "*.dib").Select(path => Path.GetFileNameWithoutExtension(path));

    [GeneratedRegex("""(src|srcset|poster)\s*=\s*["']?(https?:)?//|<link[^>]+href|@import|url\(\s*["']?https?:""", RegexOptions.IgnoreCase)]
    private static partial Regex ExternalResource();

    /// <summary>The run shared by the tests.</summary>
    public sealed class WorkbookRun : IAsyncLifetime, IDisposable
    {
        private readonly TemporaryDirectory directory = new();

        public string Folder => directory.Path;

        public int ExitCode { get; private set; }

        public string Output { get; private set; } = "";

        public string Error { get; private set; } = "";

        public string File(string name) => Path.Combine(Folder, name);

        public async Task InitializeAsync() => (ExitCode, Output, Error) = await Cli.RunAsync("run", "--out", Folder);

        public Task DisposeAsync() => Task.CompletedTask;

        public void Dispose() => directory.Dispose();
    }
}
