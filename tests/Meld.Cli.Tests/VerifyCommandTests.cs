using System.Text.Json;
using Meld.Media.Verification;
using Meld.Testing;

namespace Meld.Cli.Tests;

public sealed class VerifyCommandTests(VerifiedSample sample) : IClassFixture<VerifiedSample>, IDisposable
{
    private static readonly string Sample = SmallTraining.Sample;
    private readonly TemporaryDirectory directory = new();

    private string Out => Path.Combine(directory.Path, "out");

    public void Dispose() => directory.Dispose();

    [Fact]
    public void Verify_Sample_FindsEveryFault()
    {
        Assert.Equal((ExitCodes.Ok, "checking clips\n"), (sample.ExitCode, sample.Error));
        Snapshot.Match(sample.Output.Replace(sample.Folder, "FOLDER", StringComparison.Ordinal), "verify-sample");
        Assert.Equal(["manifest.csv", "verify.html", "verify.json"], sample.Files.Keys);
    }

    [Fact]
    public async Task Verify_Again_KnowsAllAndDoesWithBadClipsAsToldTo()
    {
        var manifest = Path.Combine(sample.Folder, VerificationFolder.Manifest);
        var raised = await Cli.RunAsync("corpus", "verify", Sample, "--out", sample.Folder, "--on-bad", "raise", "--manifest", manifest);
        Assert.Equal((ExitCodes.Failed, sample.Output, "meld: 1 of 598 utterances have no clip that can be used\n"), raised);
        Assert.Equal(sample.Files, VerifiedSample.Contents(sample.Folder));

        var (skipped, counts, _) = await Cli.RunAsync("corpus", "verify", Sample, "--out", sample.Folder, "--on-bad", "skip");
        Assert.Equal(ExitCodes.Ok, skipped);
        Assert.Contains("missing (unusable)", counts, StringComparison.Ordinal);
        Assert.DoesNotContain("train/dia26_utt6", counts, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Verify_CorpusWithoutClips_SaysSo()
    {
        var corpus = Small(clips: false);
        var (exitCode, output, error) = await Cli.RunAsync("corpus", "verify", corpus, "--out", Out, "--on-bad", "raise");
        Assert.Equal((ExitCodes.Ok, ""), (exitCode, error));
        Assert.StartsWith("This corpus has no clips", output, StringComparison.Ordinal);
        using var json = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(Out, "verify.json")));
        Assert.True(json.RootElement.GetProperty("corpus").GetProperty("is_text_only").GetBoolean());
    }

    [Fact]
    public async Task Verify_InWorkers_FindsTheSame()
    {
        var corpus = Small(clips: true);
        var here = await Cli.RunAsync("corpus", "verify", corpus, "--out", Out);
        var found = VerifiedSample.Contents(Out);
        Directory.Delete(Out, recursive: true);
        Assert.Equal(here, await Cli.RunAsync("corpus", "verify", corpus, "--out", Out, "--isolation", "worker"));
        Assert.Equal(found, VerifiedSample.Contents(Out));
    }

    [Theory]
    [InlineData("there is no manifest absent.csv", "--manifest", "absent.csv")]
    [InlineData("--on-bad is raise, warn or skip, not '1'", "--on-bad", "1")]
    [InlineData("--isolation is in-process or worker, not 'apart'", "--isolation", "apart")]
    public async Task Verify_WrongUsage_SaysWhatIsWrong(string problem, params string[] args)
    {
        var (exitCode, output, error) = await Cli.RunAsync(["corpus", "verify", Sample, "--out", Out, .. args]);
        Assert.Equal((ExitCodes.Usage, ""), (exitCode, output));
        Assert.Contains(problem, error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("KILL", 137)]
    [InlineData("INT", ExitCodes.Interrupted)]
    public async Task Verify_Stopped_GoesOnWhereItWasAndEndsInTheSameBytes(string signal, int exitCode)
    {
        var journal = Path.Combine(Out, VerificationFolder.Journal);
        using (var process = MeldProcess.Start("corpus", "verify", Sample, "--out", Out))
        {
            await MeldProcess.UntilAsync(() => File.Exists(journal) && new FileInfo(journal).Length > 20_000, process);
            await MeldProcess.SignalAsync(process, signal);
            Assert.Equal(exitCode, (await MeldProcess.EndAsync(process)).ExitCode);
        }
        Assert.False(File.Exists(Path.Combine(Out, "verify.json")));
        var before = Lines();

        Assert.Equal(ExitCodes.Ok, (await MeldProcess.RunAsync("corpus", "verify", Sample, "--out", Out)).ExitCode);

        // What was measured before stands where it stood; nothing was measured twice.
        var after = Lines();
        Assert.Equal(before.SkipLast(1), after.Take(before.Length - 1));
        Assert.Equal(597, after.Skip(1).Distinct().Count());
        Assert.Equal(597, after.Length - 1);
        Assert.Equal(sample.Files, VerifiedSample.Contents(Out));

        string[] Lines() => File.ReadAllText(journal).Split('\n', StringSplitOptions.RemoveEmptyEntries);
    }

    // The sample's annotations, with a few of its clips of dev or none.
    private string Small(bool clips)
    {
        foreach (var file in Directory.GetFiles(Sample, "*.csv")) directory.Write(Path.Combine("small", Path.GetFileName(file)), File.ReadAllBytes(file));
        foreach (var name in clips ? (string[])["dia0_utt0.mp4", "dia9_utt3.mp4", "dia1_utt0.mp4"] : [])
        {
            var path = Path.Combine("dev_splits_complete", name);
            directory.Write(Path.Combine("small", path), File.ReadAllBytes(Path.Combine(Sample, path)));
        }
        return Path.Combine(directory.Path, "small");
    }
}
