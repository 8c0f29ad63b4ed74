using System.Diagnostics;
using Meld.Testing;

namespace Meld.Cli.Tests;

/// <summary>MELD fetched from a server on this machine, as somebody at a terminal would.</summary>
public sealed class CorpusFetchCommandTests : IDisposable
{
    private const string Licence = "MELD's annotations are under the GNU GPL v3; its clips are cut from a television series and meant for research only.\n";

    private readonly TemporaryDirectory directory = new();

    private string Target => Path.Combine(directory.Path, "meld");

    public void Dispose() => directory.Dispose();

    [Theory]
    [InlineData("there is no file absent.tar.gz", "--from", "absent.tar.gz")]
    [InlineData("'ftp://x/y' is no http or https address", "--url", "ftp://x/y")]
    [InlineData("'meld' is no http or https address", "--url", "meld")]
    [InlineData("--url is empty", "--url", "")]
    public async Task Fetch_WrongUsage_SaysWhatIsWrongAndReturnsTwo(string problem, params string[] args)
    {
        var (exitCode, output, error) = await Cli.RunAsync(["corpus", "fetch", Target, .. args]);
        Assert.Equal((ExitCodes.Usage, ""), (exitCode, output));
        Assert.StartsWith($"meld: {problem}", error);
        Assert.False(Directory.Exists(Target));
    }

    [Fact]
    public async Task Fetch_DeleteArchiveThatIsNotDownloaded_IsWrongUsage()
    {
        var archive = directory.Write("MELD.Raw.tar.gz", MeldRaw.Build());
        var (exitCode, _, error) = await Cli.RunAsync("corpus", "fetch", Target, "--from", archive, "--delete-archive");
        Assert.Equal(ExitCodes.Usage, exitCode);
        Assert.StartsWith("meld: --delete-archive removes what was downloaded, and --from downloads nothing: one of them", error);
        Assert.True(File.Exists(archive));
        Assert.False(Directory.Exists(Target));
    }

    [Fact]
    public async Task Fetch_FromAnArchive_SaysWhatCame()
    {
        var archive = directory.Write("MELD.Raw.tar.gz", MeldRaw.Build());
        var (exitCode, output, error) = await Cli.RunAsync("corpus", "fetch", Target, "--from", archive);
        Assert.Equal((ExitCodes.Ok, Licence + "unpacking MELD.Raw.tar.gz\n"), (exitCode, error));
        Assert.StartsWith(
            $"{Target}: 12 files written, 0 there already\nleft out: 13 files of macOS (._*, .DS_Store)\nleft out: MELD.Raw.tar.gz/MELD.Raw/README.txt\n"
            + "annotations: not MELD's as published, data hash ",
            output);
        Assert.Matches(@"(?m)^train +\d+ +3 +\d+ +0$", output);
        Assert.EndsWith($"next: ./meld corpus verify {Target}\n", output);
    }

    [Fact]
    public async Task Fetch_ArchiveCutShort_NamesTheLastWholeFileAndReturnsOne()
    {
        var archive = MeldRaw.Build();
        var (exitCode, output, error) = await Cli.RunAsync("corpus", "fetch", Target, "--from", directory.Write("cut.tar.gz", archive[..(archive.Length / 2)]));
        Assert.Equal((ExitCodes.Failed, ""), (exitCode, output));
        Assert.Matches(
            @"(?m)^meld: cut\.tar\.gz ends early, within its compressed data; the last whole file is cut\.tar\.gz/MELD\.Raw/\w+\.tar\.gz/\S+\.mp4\.$", error);
    }

    [Fact]
    public async Task Fetch_OtherClipThere_IsNotOverwrittenAndReturnsOne()
    {
        var clip = MeldRaw.Contents().Keys.First(path => path.EndsWith(".mp4", StringComparison.Ordinal));
        directory.Write($"meld/{clip}", "mine");
        var archive = directory.Write("MELD.Raw.tar.gz", MeldRaw.Build());
        var (exitCode, output, _) = await Cli.RunAsync("corpus", "fetch", Target, "--from", archive);
        Assert.Equal(ExitCodes.Failed, exitCode);
        Assert.Contains($"not overwritten, though the archive's are different: {clip} (--overwrite takes the archive's)\n", output);
        (exitCode, output, _) = await Cli.RunAsync("corpus", "fetch", Target, "--from", archive, "--overwrite");
        Assert.Equal(ExitCodes.Ok, exitCode);
        Assert.Contains($"replaced: {clip}\n", output);
    }

    [Fact]
    public async Task Fetch_SplitOnly_SaysWhatIsMissing()
    {
        var (exitCode, output, _) = await Cli.RunAsync("corpus", "fetch", Target, "--from", directory.Write("train.tar.gz", MeldRaw.Inner("train")));
        Assert.Equal(ExitCodes.Ok, exitCode);
        Assert.EndsWith("still missing: dev_sent_emo.csv, test_sent_emo.csv; unpack the archives that hold them with --from too\n", output);
    }

    [Fact]
    public Task Fetch_KilledAFewTimes_EndsInTheWholeCorpus() => KillAsync(kills: 4, clips: 12, seed: 3);

    [Fact]
    [Trait("Category", "Slow")]
    public Task Fetch_Killed40Times_EndsInTheWholeCorpus() => KillAsync(kills: 40, clips: 100, seed: 4);

    // The server is slow enough for kills to fall within the download too, and the connection breaks now and then, and always where it begins with the first byte:
    // wherever the kills fall, something is gone on with.
    private async Task KillAsync(int kills, int clips, int seed)
    {
        var (archive, contents, random) = (MeldRaw.Build(clips), MeldRaw.Contents(clips), new Random(seed));
        using var server = new LoopbackServer(request =>
        {
            Thread.Sleep(20);
            var answer = LoopbackAnswer.Of(request, archive, "1");
            return (request.From is null || request.Number % 2 == 0) && answer.Body.Length > 50_000 ? answer with { CutAfter = answer.Body.Length / 2 } : answer;
        });
        string[] command = ["corpus", "fetch", Target, "--url", server.Address("/MELD.Raw.tar.gz").ToString()];
        for (var kill = 0; kill < kills; kill++)
        {
            using var process = Start(command);
            var staging = Path.Combine(Target, kill % 2 == 0 ? ".unpacking" : "MELD.Raw.tar.gz.part");
            var clock = Stopwatch.StartNew();
            // Every other one as soon as it unpacks or downloads, and a little later; the rest at any moment.
            if (random.Next(3) > 0) while (!process.HasExited && !Path.Exists(staging) && clock.Elapsed < MeldProcess.Patience) await Task.Delay(1);
            await Task.WhenAny(Task.Delay(random.Next(kill % 2 == 0 ? 60 : 300)), process.WaitForExitAsync());
            process.Kill();
            await MeldProcess.EndAsync(process);
            Assert.All(contents.Where(
                file => File.Exists(Path.Combine(Target, file.Key))), file => Assert.Equal(file.Value, File.ReadAllBytes(Path.Combine(Target, file.Key))));
        }
        using var last = Start(command);
        var (exitCode, error) = await MeldProcess.EndAsync(last);
        Assert.True(exitCode == ExitCodes.Ok, error);
        Assert.All(contents, file => Assert.Equal(file.Value, File.ReadAllBytes(Path.Combine(Target, file.Key))));
        Assert.False(Path.Exists(Path.Combine(Target, ".unpacking")) || Path.Exists(Path.Combine(Target, "MELD.Raw.tar.gz.part")));
        Assert.Equal(archive, File.ReadAllBytes(Path.Combine(Target, "MELD.Raw.tar.gz")));
        Assert.Contains(server.Requests, request => request.From > 0);
    }

    private static Process Start(string[] command)
    {
        var info = MeldProcess.Info(command);
        info.Environment["NO_PROXY"] = "127.0.0.1";
        return Process.Start(info)!;
    }
}
