using System.Text.Json;
using Meld.Testing;

namespace Meld.Cli.Tests;

public sealed class NotebookCommandTests
{
    private const string Failing =
        "#!markdown\n\n# Title\n\n#!csharp\n\nvar y = 1;\nthrow new System.Exception(\"no luck\");\n\n#!csharp\n\n1 + 41\n";

    [Fact]
    public async Task Run_FailingCell_IsNamedWithItsLineAndTheRunGoesOn()
    {
        using var directory = new TemporaryDirectory();
        var notebook = directory.Write("a.dib", Failing);
        var target = Path.Combine(directory.Path, "a.ipynb");

        var (exitCode, output, error) = await Cli.RunAsync("notebook", "run", notebook, "--out", target);

        Assert.Equal(ExitCodes.Failed, exitCode);
        Assert.Contains("cell 2, line 8: ", error);
        Assert.Contains("no luck", error);
        Assert.StartsWith("a.dib: 2 cells ok, 1 failed, ", output);
        using var json = JsonDocument.Parse(File.ReadAllBytes(target));
        Assert.Contains("42", json.RootElement.GetProperty("cells")[2].GetProperty("outputs").ToString());
    }

    [Fact]
    public async Task Run_FailingCellWithStop_DoesNotRunTheRest()
    {
        using var directory = new TemporaryDirectory();
        var notebook = directory.Write("a.dib", Failing);
        var page = Path.Combine(directory.Path, "a.html");

        var (exitCode, output, _) = await Cli.RunAsync("notebook", "run", notebook, "--stop", "--out", page);

        Assert.Equal(ExitCodes.Failed, exitCode);
        Assert.StartsWith("a.dib: 1 cells ok, 1 failed, 1 not run, ", output);
        Assert.Contains("not run", File.ReadAllText(page));
    }

    [Fact]
    public async Task Run_CellThatNeverEnds_ReturnsThreeAndWritesTheWholeFile()
    {
        using var directory = new TemporaryDirectory();
        var notebook = directory.Write("a.dib", "#!csharp\n\n\"before\"\n\n#!csharp\n\nwhile (true) { }\n");
        var target = Path.Combine(directory.Path, "a.ipynb");

        var (exitCode, _, error) = await Cli.RunAsync("notebook", "run", notebook, "--cell-timeout", "1", "--out", target);

        Assert.Equal(ExitCodes.TimeOut, exitCode);
        Assert.Contains("the cell took longer than its limit of 1 s", error);
        using var json = JsonDocument.Parse(File.ReadAllBytes(target));
        Assert.Equal(2, json.RootElement.GetProperty("cells").GetArrayLength());
    }

    [Fact]
    public async Task Run_BrokenFile_NamesFileAndLine()
    {
        using var directory = new TemporaryDirectory();
        var notebook = directory.Write("a.dib", "#!meta\n\n{ nothing\n\n#!csharp\n\n1\n");
        var (exitCode, _, error) = await Cli.RunAsync("notebook", "run", notebook);
        Assert.Equal(ExitCodes.Failed, exitCode);
        Assert.StartsWith($"meld: {notebook}, line ", error);
    }

    [Fact]
    public async Task Run_UnwritableTarget_IsNamedBeforeAnyCellRuns()
    {
        using var directory = new TemporaryDirectory();
        var marker = Path.Combine(directory.Path, "ran");
        var notebook = directory.Write("a.dib", $"#!csharp\n\nSystem.IO.File.WriteAllText(\"{marker}\", \"\");\n");
        var bad = Path.Combine(notebook, "a.html");

        var (exitCode, output, error) = await Cli.RunAsync("notebook", "run", notebook, "--out", bad);

        Assert.Equal((ExitCodes.Failed, ""), (exitCode, output));
        Assert.StartsWith($"meld: {bad} cannot be written: ", error);
        Assert.Single(error.TrimEnd().Split('\n'));
        Assert.False(File.Exists(marker));
    }

    [Fact]
    public async Task Run_TargetThatBecomesUnwritable_LeavesTheOtherAndTheSummary()
    {
        using var directory = new TemporaryDirectory();
        var (page, copy) = (Path.Combine(directory.Path, "a.html"), Path.Combine(directory.Path, "a.ipynb"));
        var notebook = directory.Write("a.dib", $"#!csharp\n\nSystem.IO.Directory.CreateDirectory(\"{page}\");\nthrow new Exception(\"no\\nluck\");\n");

        var (exitCode, output, error) = await Cli.RunAsync("notebook", "run", notebook, "--out", page, "--out", copy);

        Assert.Equal(ExitCodes.Failed, exitCode);
        Assert.StartsWith("a.dib: 0 cells ok, 1 failed, ", output);
        Assert.EndsWith($" s -> {copy}", output.TrimEnd());
        Assert.Contains("cell 1, line 4: Exception: no\nluck\n", error);
        Assert.Contains($"meld: {page} cannot be written: ", error);
        Assert.True(File.Exists(copy));
    }

    [Theory]
    [InlineData("a.html", "Exception: one (2 more lines, see the page)\n")]
    [InlineData("a.ipynb", "Exception: one\ntwo\nthree\n")]
    public async Task Run_MessageOfACell_SteersNoTerminal_AndIsShortWhereAPageHasIt(string target, string expected)
    {
        using var directory = new TemporaryDirectory();
        var notebook = directory.Write("a.dib", "#!csharp\n\nthrow new Exception(\"o\\u001b]0;evil\\u0007ne\\ntwo\\u001b[31m\\nthree\\b\");\n");
        var (_, _, error) = await Cli.RunAsync("notebook", "run", notebook, "--out", Path.Combine(directory.Path, target));
        Assert.EndsWith(expected, error);
    }
}
