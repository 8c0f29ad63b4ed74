using Meld.Testing;

namespace Meld.Cli.Tests;

public sealed class CommandLineTests
{
    private static readonly string Sample = Path.Combine(Repository.Root, "notebooks", "sample");

    [Fact]
    public async Task Help_ListsEveryCommand()
    {
        var (exitCode, output, _) = await Cli.RunAsync("--help");
        Assert.Equal(ExitCodes.Ok, exitCode);
        Snapshot.Match(output, "help");
    }

    [Theory]
    [InlineData("frob")]
    [InlineData("corpus")]
    [InlineData("baseline", "linear")]
    [InlineData("corpus", "stats")]
    [InlineData("notebook", "run", "a.dib", "--cell-timeout", "0")]
    [InlineData("notebook", "run", "a.dib", "--cell-timeout", "soon")]
    [InlineData("notebook", "run", "absent.dib")]
    [InlineData("test")]
    public async Task WrongUsage_SaysWhatIsWrongAndReturnsTwo(params string[] args)
    {
        var (exitCode, output, error) = await Cli.RunAsync(args);
        Assert.Equal(ExitCodes.Usage, exitCode);
        Assert.Empty(output);
        Assert.StartsWith("meld: ", error);
        Assert.DoesNotContain("   at ", error);
    }

    [Theory]
    [InlineData("the last of 2 seeds from 2147483647 on would be above 2147483647", "--seed", "2147483647", "--seeds", "2")]
    [InlineData("override `training.epoch=1`: unknown key `training.epoch`; did you mean `training.epochs`?", "training.epoch=1")]
    public async Task Train_WrongUsage_SaysWhatIsWrongAndReturnsTwo(string problem, params string[] args)
    {
        var experiment = Path.Combine(Repository.Root, "experiments", "sample.yaml");
        var (exitCode, output, error) = await Cli.RunAsync(["train", experiment, "--corpus", Sample, "--out", "/no/such/run", .. args]);
        Assert.Equal((ExitCodes.Usage, "", $"meld: {problem}\n"), (exitCode, output, error));
    }

    [Fact]
    public async Task CorpusStats_Sample_PrintsEveryTable()
    {
        var (exitCode, output, error) = await Cli.RunAsync("corpus", "stats", Sample);
        Assert.Equal((ExitCodes.Ok, ""), (exitCode, error));
        Snapshot.Match(output.Replace(Sample, "SAMPLE", StringComparison.Ordinal), "sample-stats");
    }

    [Fact]
    public async Task CorpusStats_FaultyCorpus_PrintsOneLineForEachFaultAndNoStackTrace()
    {
        using var directory = new TemporaryDirectory();
        directory.Write("train_sent_emo.csv", "Utterance,Speaker\nHi.,Ana\n");
        var (exitCode, output, error) = await Cli.RunAsync("corpus", "stats", directory.Path);
        Assert.Equal((ExitCodes.Failed, ""), (exitCode, output));
        Assert.Contains($"{directory.Path}/train_sent_emo.csv, row 1, column Emotion: the column is missing\n", error);
        Assert.Contains($"{directory.Path}/test_sent_emo.csv: the file is missing\n", error);
        Assert.DoesNotContain("   at ", error);
    }

    [Fact]
    public async Task Verbose_FaultyCorpus_ShowsTheStackTrace()
    {
        var (exitCode, _, error) = await Cli.RunAsync("corpus", "stats", "/no/such/corpus", "--verbose");
        Assert.Equal(ExitCodes.Failed, exitCode);
        Assert.Contains("   at Meld.Corpus.", error);
    }

    [Fact]
    public async Task BaselineLinear_TwiceOnTheSample_WritesEqualBytesButForCostAndTestLog()
    {
        using var directory = new TemporaryDirectory();
        string[] runs = [Path.Combine(directory.Path, "a"), Path.Combine(directory.Path, "b")];
        foreach (var run in runs)
        {
            var (exitCode, output, _) = await Cli.RunAsync("baseline", "linear", "--corpus", Sample, "--out", run);
            Assert.Equal(ExitCodes.Ok, exitCode);
            Assert.Contains($"the run is in {run}", output);
        }
        foreach (var file in Directory.EnumerateFiles(runs[0]).Select(path => Path.GetFileName(path)!).Except(["cost.json", "test-log.csv"]))
            Assert.Equal(File.ReadAllBytes(Path.Combine(runs[0], file)), File.ReadAllBytes(Path.Combine(runs[1], file)));
    }

    [Fact]
    public async Task Baseline_OutHoldsSomethingElse_LeavesItAlone()
    {
        using var directory = new TemporaryDirectory();
        directory.Write("thesis.txt", "years of work");
        var (exitCode, _, error) = await Cli.RunAsync("baseline", "majority", "--corpus", Sample, "--out", directory.Path);
        Assert.Equal(ExitCodes.Failed, exitCode);
        Assert.Equal($"meld: {directory.Path} holds files that are no run; choose another directory.\n", error);
        Assert.Equal(["thesis.txt"], Directory.EnumerateFileSystemEntries(directory.Path).Select(Path.GetFileName));
    }
}
