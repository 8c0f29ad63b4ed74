using NotebookEngine.Documents;
using NotebookEngine.Running;
using NotebookEngine.Session;

namespace NotebookEngine.Tests.Running;

public sealed class NotebookRunnerTests : IDisposable
{
    private readonly TempFolder folder = new();

    private RunOptions Options => new() { Session = new SessionOptions { WorkingDirectory = folder.Path } };

    public void Dispose() => folder.Dispose();

    private static string Summary(RunResult run) =>
        string.Join('\n', run.Cells.Select(cell => $"{cell.Number} {cell.Status} {cell.ExecutionCount} {cell.Failure}".TrimEnd()));

    [Fact]
    public async Task FailingCell_IsNamedWithItsLineInTheFile_AndTheRunGoesOn()
    {
        var run = await NotebookRunner.RunAsync(
            DibFormat.Parse("#!markdown\n# T\n\n#!csharp\n\nvar x = 1;\nthrow new FormatException(\"bad\");\n\n#!csharp\n1"), Options);
        Assert.Equal("1 Rendered\n2 Failed 1 cell 2, line 7: FormatException: bad\n3 Succeeded 2", Summary(run));
        Assert.False(run.Succeeded);
        Assert.False(run.TimedOut);
        Assert.Equal(2, Assert.Single(run.Failures).Number);
    }

    [Fact]
    public async Task StopOnError_RunsNoCodeAfterwards_ButRendersTheRest()
    {
        var run = await NotebookRunner.RunAsync(
            DibFormat.Parse("#!csharp\nmissing\n#!csharp\n1\n#!html\n<p>\n#!markdown\n# T"), Options with { StopOnError = true });
        Assert.Equal(
            "1 Failed 1 cell 1, line 2: CompilationError: (2,1): error CS0103: The name 'missing' does not exist in the current context\n"
            + "2 NotRun  cell 2, line 4: NotRun: not run: the run stopped at the failure of cell 1\n3 Rendered\n4 Rendered",
            Summary(run));
    }

    [Fact]
    public async Task EndOfTheSession_IsTheLastFailure()
    {
        var run = await NotebookRunner.RunAsync(
            DibFormat.Parse("#!csharp\nConsole.Write(\"kept\");\nEnvironment.Exit(3);\n#!csharp\n1\n#!html\n<p>\n#!csharp\n2"), Options);
        Assert.Equal(
            "1 Failed 1 cell 1, line 2: SessionEnded: the cell ended the session process (exit code 3)\n"
            + "2 NotRun  cell 2, line 5: NotRun: not run: the session ended in cell 1\n3 Rendered\n"
            + "4 NotRun  cell 4, line 9: NotRun: not run: the session ended in cell 1",
            Summary(run));
        Assert.Equal([new CellOutput.Printed(false, "kept")], run.Cells[0].Outputs);
    }

    [Fact]
    public async Task EndlessCell_MeetsItsLimit()
    {
        var run = await NotebookRunner.RunAsync(
            DibFormat.Parse("#!csharp\nwhile (true) { }\n#!csharp\n1"), Options with { CellTimeout = TimeSpan.FromSeconds(0.2) });
        Assert.True(run.TimedOut);
        Assert.Equal("cell 1, line 2: TimeOut: the cell took longer than its limit of 0.2 s", run.Cells[0].Failure);
        Assert.Equal(CellStatus.NotRun, run.Cells[1].Status);
    }

    [Fact]
    public async Task LimitMetJustAtTheEnd_BlamesTheCellThatMetIt()
    {
        var notebook = DibFormat.Parse(string.Concat(Enumerable.Range(0, 30).Select(cell => $"#!csharp\nvar x{cell} = {cell};\n")));
        for (var limit = 10; limit <= 40; limit += 10)
        {
            var run = await NotebookRunner.RunAsync(notebook, Options with { CellTimeout = TimeSpan.FromMilliseconds(limit) });
            Assert.All(run.Failures, cell => Assert.Equal("TimeOut", cell.Error!.Name));
            Assert.Equal(run.TimedOut, run.Failures.Any());
        }
    }

    [Fact]
    public async Task EndlessRun_MeetsItsLimit()
    {
        var run = await NotebookRunner.RunAsync(
            DibFormat.Parse("#!csharp\nawait Task.Delay(-1);"), Options with { TotalTimeout = TimeSpan.FromSeconds(0.5) });
        Assert.True(run.TimedOut);
        Assert.Equal("cell 1, line 2: TimeOut: the run took longer than its limit of 0.5 s", run.Cells[0].Failure);
    }

    [Fact]
    public async Task Cancellation_ReturnsWhatWasDone()
    {
        using var cancellation = new CancellationTokenSource();
        var options = Options with { CellEnded = cell => cancellation.CancelAfter(cell.Number == 1 ? 0 : -1) };
        var run = await NotebookRunner.RunAsync(
            DibFormat.Parse("#!csharp\n1\n#!csharp\nawait Task.Delay(-1);\n#!csharp\n2"), options, cancellation.Token);
        Assert.True(run.Cancelled);
        Assert.False(run.TimedOut);
        Assert.Equal([CellStatus.Succeeded, CellStatus.Failed, CellStatus.NotRun], run.Cells.Select(cell => cell.Status));
        Assert.Equal("cell 2, line 4: Cancelled: the run was cancelled", run.Cells[1].Failure);
    }

    [Fact]
    public async Task OtherLanguage_IsAFailureThatNamesIt()
    {
        var run = await NotebookRunner.RunAsync(DibFormat.Parse("#!fsharp\nlet x = 1\n#!csharp\n1"), Options);
        Assert.Equal(
            "1 Failed  cell 1, line 2: UnsupportedLanguage: this engine does not run fsharp cells; it runs csharp and shows markdown, html and mermaid\n"
            + "2 Succeeded 1",
            Summary(run));
    }

    [Fact]
    public async Task Environment_ReachesTheSession()
    {
        var session = Options.Session with { Environment = new Dictionary<string, string?> { ["NOTEBOOK_TEST"] = "set" } };
        var run = await NotebookRunner.RunAsync(
            DibFormat.Parse("Environment.GetEnvironmentVariable(\"NOTEBOOK_TEST\")"),
            Options with { Session = session });
        Assert.Equal("set", Assert.IsType<CellOutput.Display>(Assert.Single(run.Cells[0].Outputs)).Data["text/plain"]);
    }

    [Fact]
    public async Task BrokenFile_EndsTheSessionToo() =>
        await Assert.ThrowsAsync<DibFormatException>(() => NotebookRunner.RunAsync(Task.Run(() => DibFormat.Parse("#!meta {")), Options));
}
