using System.Text.RegularExpressions;
using Meld.Testing;

namespace Meld.Cli.Tests;

/// <summary>The commands on features, on a part of the sample corpus whose clips are dev's.</summary>
public sealed partial class FeaturesCommandTests : IDisposable
{
    private readonly TemporaryDirectory directory = new();
    private readonly SampleClips clips;

    public FeaturesCommandTests() => clips = new SampleClips(directory.Path);

    private string Store => Path.Combine(directory.Path, "store");

    [Fact]
    public async Task Fill_SampleClips_ShowsCountsThatAddUpAndNamesWhatIsLeftOut()
    {
        var (exitCode, output, error) = await RunAsync("fill");
        Assert.Equal(ExitCodes.Ok, exitCode);
        Snapshot.Match(Regular(output) + Regular(error), "features-fill");

        (exitCode, output, error) = await RunAsync("fill", "--on-bad", "skip");
        Assert.Equal((ExitCodes.Ok, "computing features\n"), (exitCode, error));
        Snapshot.Match(Regular(output), "features-fill-again");
    }

    [Fact]
    public async Task Fill_Raise_EndsWithTheClip()
    {
        var (exitCode, output, error) = await RunAsync("fill", "--on-bad", "raise");
        Assert.Equal((ExitCodes.Failed, ""), (exitCode, output));
        Assert.Matches(@"^(computing features\n)?meld: .*/(train_splits|output_repeated_splits_test)/dia\d+_utt\d+\.mp4: there is no such clip\.\n$", error);
    }

    [Fact]
    public async Task Fill_InWorkers_ComputesTheSame()
    {
        await RunAsync("fill");
        var (exitCode, _, _) = await Cli.RunAsync(["features", "fill", Experiment, "--corpus", clips.Corpus, "--store", Store + "2", "--isolation", "worker"]);
        Assert.Equal(ExitCodes.Ok, exitCode);
        Assert.Equal(clips.Contents(Store), clips.Contents(Store + "2"));
    }

    [Theory]
    [InlineData("--on-bad is raise, warn or skip, not 'ignore'", "--on-bad", "ignore")]
    [InlineData("--isolation is in-process or worker, not '1'", "--isolation", "1")]
    [InlineData("--store is empty", "--store", "")]
    public async Task Fill_WrongUsage_SaysWhatIsWrong(string problem, params string[] args)
    {
        var (exitCode, output, error) = await Cli.RunAsync(["features", "fill", Experiment, "--corpus", clips.Corpus, .. args]);
        Assert.Equal((ExitCodes.Usage, ""), (exitCode, output));
        Assert.StartsWith($"meld: {problem}\n", error);
    }

    [Theory]
    [InlineData("train")]
    [InlineData("parameters")]
    public async Task Experiment_WithoutAnEncoder_IsNoneToTrain(string command)
    {
        var (exitCode, output, error) = await Cli.RunAsync(command, Experiment, "--corpus", clips.Corpus);
        Assert.Equal((ExitCodes.Usage, ""), (exitCode, output));
        Assert.Equal(
            $"meld: {Experiment} has no model to train: `modalities.audio` and `modalities.video` have features but no encoder; ./meld features fill computes features\n", error);
    }

    [Fact]
    public async Task Fill_ExperimentWithoutFeatures_SaysWhereTheyStand()
    {
        var (exitCode, _, error) = await Cli.RunAsync("features", "fill", SmallTraining.Experiment, "--corpus", clips.Corpus, "--store", Store);
        Assert.Equal(ExitCodes.Usage, exitCode);
        Assert.Equal($"meld: {SmallTraining.Experiment} names no features: they are those of frozen encoders, and stand under `modalities.audio.features` and `modalities.video.features`\n", error);
    }

    [Fact]
    public async Task Fill_UnknownKey_NamesTheNearest()
    {
        var (exitCode, _, error) = await Cli.RunAsync("features", "fill", Experiment, "modalities.audio.features.mel.band=3", "--corpus", clips.Corpus, "--store", Store);
        Assert.Equal(ExitCodes.Usage, exitCode);
        Assert.Contains("unknown key `modalities.audio.features.mel.band`; did you mean `modalities.audio.features.mel.bands`?", error);
    }

    [Fact]
    public async Task StatsAndPrune_OtherSettings_AreShownAndRemoved()
    {
        await RunAsync("fill", "modalities.video=null");
        await RunAsync("fill", "modalities.video=null", "modalities.audio.features.mel.bands=40");
        var (exitCode, output, error) = await RunAsync("stats");
        Assert.Equal((ExitCodes.Ok, ""), (exitCode, error));
        Snapshot.Match(Regular(output), "features-stats");

        (exitCode, output, error) = await RunAsync("prune", "--dry-run");
        Assert.Equal((ExitCodes.Ok, ""), (exitCode, error));
        Assert.Equal(2, MelSteps().Count((await RunAsync("stats")).Output));
        (exitCode, var removed, error) = await RunAsync("prune");
        Assert.Equal((ExitCodes.Ok, ""), (exitCode, error));
        Snapshot.Match(Regular(output) + "\n" + Regular(removed), "features-prune");
        Assert.Equal(1, MelSteps().Count((await RunAsync("stats")).Output));
        Assert.Equal(99, clips.Contents(Store).Count(line => line.StartsWith("audio.mel", StringComparison.Ordinal) && line.Contains(" Stored ", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Prune_CorpusThatTheStoreDoesNotKnow_RemovesNothing()
    {
        await RunAsync("fill", "modalities.video=null");
        Directory.Delete(Path.Combine(clips.Corpus, "dev_splits_complete"));
        File.AppendAllText(Path.Combine(clips.Corpus, "dev_sent_emo.csv"), "9999,Hello?,Wren,joy,positive,999,0,1,3,\"00:00:01,000\",\"00:00:02,000\"\n");
        var (exitCode, output, error) = await RunAsync("prune");
        Assert.Equal((ExitCodes.Usage, ""), (exitCode, output));
        Assert.StartsWith($"meld: the feature store {Store} knows no clip and no text of {clips.Corpus}, so that nothing would be left of it", error);
    }

    [Theory]
    [InlineData("stats")]
    [InlineData("prune")]
    [InlineData("verify")]
    public async Task Command_NoStore_SaysHowOneIsMadeAndMakesNone(string command)
    {
        var (exitCode, output, error) = await RunAsync(command);
        Assert.Equal((ExitCodes.Failed, ""), (exitCode, output));
        Assert.StartsWith($"meld: There is no feature store at {Store} (", error);
        Assert.False(Directory.Exists(Store));
    }

    [Fact]
    public async Task Verify_SoundAndDamagedStore_SaysWhichAndFillMendsIt()
    {
        await RunAsync("fill");
        var expected = clips.Contents(Store);
        var (exitCode, output, error) = await RunAsync("verify");
        Assert.Equal(ExitCodes.Ok, exitCode);
        Assert.StartsWith($"{Store}: sound; 199 features, 1 absent and 0 bad clips, ", output);

        // The lower half of the file has no metadata any more, and the upper half is gone.
        var data = Path.Combine(Store, "data.mdb");
        using (var file = new FileStream(data, FileMode.Open)) file.SetLength(file.Length / 2);
        (exitCode, output, error) = await RunAsync("verify");
        Assert.Equal(ExitCodes.Failed, exitCode);
        Assert.StartsWith($"{Store}: damaged; ", output);
        Assert.EndsWith($"meld: ./meld features fill {Experiment} --corpus {clips.Corpus} --store {Store} keeps what is intact and computes the rest again\n", error);

        (exitCode, output, error) = await RunAsync("fill", "--on-bad", "skip");
        Assert.Equal(ExitCodes.Ok, exitCode);
        Assert.Matches(
            $"meld: the feature store {Store} was damaged: its [0-9]+ intact features were kept, the rest is computed anew, "
            + $"and the damaged file is {Store}/data.mdb.damaged-1\n", error);
        Assert.Equal(expected, clips.Contents(Store));
        Assert.Equal(ExitCodes.Ok, (await RunAsync("verify")).ExitCode);
    }

    public void Dispose() => directory.Dispose();

    [GeneratedRegex(@"^audio\.mel v1 +[0-9a-f]{8} ", RegexOptions.Multiline)]
    private static partial Regex MelSteps();

    private static string Experiment => SampleClips.Experiment;

    private Task<(int ExitCode, string Output, string Error)> RunAsync(string command, params string[] args) =>
        Cli.RunAsync(["features", command, Experiment, "--corpus", clips.Corpus, "--store", Store, .. args]);

    private string Regular(string text)
    {
        var places = text.Replace(directory.Path, "DIR", StringComparison.Ordinal).Replace(Repository.Root, "ROOT", StringComparison.Ordinal);
        return Megabytes().Replace(Seconds().Replace(places, "in N s"), "N MB");
    }

    // How large a file is depends on which changes came to the disk together.
    [GeneratedRegex(@"\d+\.\d MB")]
    private static partial Regex Megabytes();

    [GeneratedRegex(@"in \d+\.\d s")]
    private static partial Regex Seconds();
}
