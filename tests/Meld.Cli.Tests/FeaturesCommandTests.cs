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
        Assert.Equal($"meld: {SmallTraining.Experiment} names no features: they stand under `modalities.audio.features` and `modalities.video.features`\n", error);
    }

    [Fact]
    public async Task Fill_UnknownKey_NamesTheNearest()
    {
        var (exitCode, _, error) = await Cli.RunAsync("features", "fill", Experiment, "modalities.audio.features.mel.band=3", "--corpus", clips.Corpus, "--store", Store);
        Assert.Equal(ExitCodes.Usage, exitCode);
        Assert.Contains("unknown key `modalities.audio.features.mel.band`; did you mean `modalities.audio.features.mel.bands`?", error);
    }

    public void Dispose() => directory.Dispose();

    private static string Experiment => SampleClips.Experiment;

    private Task<(int ExitCode, string Output, string Error)> RunAsync(string command, params string[] args) =>
        Cli.RunAsync(["features", command, Experiment, "--corpus", clips.Corpus, "--store", Store, .. args]);

    private string Regular(string text) => Seconds().Replace(text.Replace(directory.Path, "DIR", StringComparison.Ordinal), "in N s");

    [GeneratedRegex(@"in \d+\.\d s")]
    private static partial Regex Seconds();
}
