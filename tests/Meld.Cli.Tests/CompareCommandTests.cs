using Meld.Testing;

namespace Meld.Cli.Tests;

public sealed class CompareCommandTests : IDisposable
{
    private static readonly string Sample = Path.Combine(Repository.Root, "notebooks", "sample");

    private readonly TemporaryDirectory directory = new();

    private string Majority => Path.Combine(directory.Path, "majority");

    private string Linear => Path.Combine(directory.Path, "linear");

    [Fact]
    public async Task Compare_TwoRunsOfTheSample_ReportsAndEvaluatesNothing()
    {
        await Fit("majority", Majority);
        await Fit("linear", Linear);
        var before = Directory.GetFiles(directory.Path, "*", SearchOption.AllDirectories).ToDictionary(file => file, File.ReadAllBytes);

        var (exitCode, output, error) = await Cli.RunAsync("compare", Majority, Linear, "--split", "dev", "--resamples", "500", "--seed", "7");

        Assert.Equal((ExitCodes.Ok, ""), (exitCode, error));
        Snapshot.Match(output.Replace(directory.Path, "RUNS", StringComparison.Ordinal), "compare");
        Assert.All(Directory.GetFiles(directory.Path, "*", SearchOption.AllDirectories), file => Assert.Equal(before[file], File.ReadAllBytes(file)));
        Assert.Contains("test, 174 utterances", (await Cli.RunAsync("compare", Majority, Linear, "--resamples", "10")).Output);
    }

    [Fact]
    public async Task Compare_RunsOfDifferentData_IsRefusedInOneSentence()
    {
        await Fit("majority", Majority);
        await Fit("majority", Linear);
        var metrics = Path.Combine(Linear, "metrics.json");
        var text = File.ReadAllText(metrics);
        var hash = text.Split("\"data_hash\": \"")[1][..64];
        File.WriteAllText(metrics, text.Replace(hash, new string('0', 64), StringComparison.Ordinal));

        var (exitCode, output, error) = await Cli.RunAsync("compare", Majority, Linear);

        Assert.Equal((ExitCodes.Failed, ""), (exitCode, output));
        Assert.Equal(
            $"meld: {Majority} and {Linear} cannot be compared: they are runs on different data (hashes {hash[..12]} and 000000000000).\n", error);
    }

    [Fact]
    public async Task Compare_NoRun_SaysSo()
    {
        var (exitCode, _, error) = await Cli.RunAsync("compare", directory.Path, directory.Path);
        Assert.Equal((ExitCodes.Failed, $"meld: {directory.Path} is no run: it has no metrics.json.\n"), (exitCode, error));
    }

    [Theory]
    [InlineData("only-one")]
    [InlineData("a", "b", "--split", "train")]
    [InlineData("a", "b", "--resamples", "0")]
    [InlineData("a", "b", "--resamples", "2000000000")]
    [InlineData("a", "b", "--resamples", "many")]
    [InlineData("a", "b", "--seed", "x")]
    [InlineData("a", "")]
    public async Task Compare_WrongUsage_ReturnsTwo(params string[] args)
    {
        var (exitCode, output, error) = await Cli.RunAsync(["compare", .. args]);
        Assert.Equal((ExitCodes.Usage, ""), (exitCode, output));
        Assert.StartsWith("meld: ", error);
        Assert.DoesNotContain("   at ", error);
    }

    public void Dispose() => directory.Dispose();

    private static async Task Fit(string kind, string path) =>
        Assert.Equal(ExitCodes.Ok, (await Cli.RunAsync("baseline", kind, "--corpus", Sample, "--out", path)).ExitCode);
}
