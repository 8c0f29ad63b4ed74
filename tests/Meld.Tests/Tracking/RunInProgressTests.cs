using System.Text.Json;
using Meld.Corpus;
using Meld.Testing;
using Meld.Tests.Corpus;
using Meld.Tracking;

namespace Meld.Tests.Tracking;

public sealed class RunInProgressTests : IDisposable
{
    private readonly TemporaryDirectory directory = AnnotationFiles.Write();
    private readonly DialogueCorpus corpus;
    private readonly string path;

    public RunInProgressTests()
    {
        corpus = DialogueCorpus.Load(directory.Path);
        path = Path.Combine(directory.Path, "runs", "one");
    }

    public void Dispose() => directory.Dispose();

    [Fact]
    public void Open_NewDirectory_HasTheExperimentAndNothingElse()
    {
        using var run = Open(resume: true);
        Assert.False(run.IsFinished || run.IsStarted);
        Assert.Equal("kind: tiny\n", File.ReadAllText(Path.Combine(run.Folder, RunFiles.Experiment)));
        Assert.Equal([RunFiles.Experiment, "training.lock"], Names());
    }

    [Fact]
    public void Dispose_TrainingFailedBeforeItsFirstCheckpoint_LeavesTheDirectoryAsItWas()
    {
        using (Open(resume: false)) File.WriteAllText(Path.Combine(path, "events.out.tfevents.1.host"), "");
        Assert.False(Directory.Exists(path));
        Directory.CreateDirectory(path);
        Open(resume: false).Dispose();
        Assert.Empty(Names());
    }

    [Fact]
    public void Dispose_AnythingToGoOnWithOrAnExperimentOfBefore_Stays()
    {
        Directory.CreateDirectory(path);
        File.WriteAllText(Path.Combine(path, RunFiles.Experiment), "kind: tiny\n");
        Open(resume: false).Dispose();
        Assert.Equal([RunFiles.Experiment], Names());
        using (var run = Open(resume: false)) Checkpoint(run, "step-00000001.safetensors");
        Assert.Contains(RunFiles.Checkpoints, Directory.GetDirectories(path).Select(Path.GetFileName));
    }

    [Fact]
    public void Finish_PutsEveryFileInPlaceAndRemovesCheckpoints()
    {
        Finish();
        Assert.Equal(
            [
                "README.md", "cost.json", "experiment.yaml", "history.csv", "labels.json", "metrics.json", "model.safetensors", "predictions.csv",
                "report.txt", "test-log.csv",
            ],
            Names());
    }

    [Fact]
    public void Open_Finished_IsLeftOrTrainedAnew()
    {
        Finish();
        using (var again = Open(resume: true)) Assert.True(again.IsFinished);
        using (var anew = Open(resume: false)) Assert.False(anew.IsFinished || anew.IsStarted);
        Assert.True(File.Exists(Path.Combine(path, RunFiles.Metrics)));
        Finish();
        Assert.Equal(3, File.ReadAllLines(Path.Combine(path, RunFiles.TestLog)).Length);
    }

    [Fact]
    public void Open_FinishedWhoseTrainingAnewWasStopped_GoesOnWithThatOrBeginsAgain()
    {
        Finish();
        File.WriteAllText(Path.Combine(path, "events.out.tfevents.1.host"), "earlier");
        using (var anew = Open(resume: false))
        {
            Assert.DoesNotContain("events.out.tfevents.1.host", Names());
            Checkpoint(anew, "step-00000002.safetensors");
        }
        Assert.Equal("tiny model", RunReader.Read(path).Title);
        using (var resumed = Open(resume: true))
        {
            Assert.True(resumed is { IsFinished: false, IsStarted: true });
            Assert.True(File.Exists(Path.Combine(resumed.Checkpoints, "step-00000002.safetensors")));
        }
        using (var again = Open(resume: false)) Assert.False(again.IsStarted || Directory.Exists(again.Checkpoints));
    }

    [Fact]
    public void Open_FinishedSeedsOfWhichOneWasStoppedAnew_GoesOn()
    {
        using (var run = Open(resume: false, seeds: [1], together: true)) run.Finish(TinyRun.Seeds(corpus, [(1, 1)], 0.9), TinyRun.Noon);
        directory.Write("runs/one/seed-1/checkpoints/step-00000001.safetensors", "");
        using var resumed = Open(resume: true, seeds: [1], together: true);
        Assert.True(resumed is { IsFinished: false, IsStarted: true });
    }

    [Fact]
    public void Finish_KilledWhileFilesAreReplaced_LeavesNoFinishedRun()
    {
        Finish();
        using (var anew = Open(resume: false))
        {
            Checkpoint(anew, "step-00000001.safetensors");
            Directory.CreateDirectory(Path.Combine(path, RunFiles.Card + ".writing"));
            Assert.ThrowsAny<Exception>(() => anew.Finish(TinyRun.Of(corpus), TinyRun.Noon));
        }
        Assert.False(File.Exists(Path.Combine(path, RunFiles.Metrics)));
        Directory.Delete(Path.Combine(path, RunFiles.Card + ".writing"));
        using var resumed = Open(resume: true);
        Assert.True(resumed is { IsFinished: false, IsStarted: true });
    }

    [Fact]
    public void Open_Unfinished_IsResumedOrRefused()
    {
        using (var run = Open(resume: false)) Checkpoint(run, "step-00000001.safetensors");
        File.WriteAllText(Path.Combine(path, "events.out.tfevents.1.host"), "");
        var error = Assert.Throws<RunException>(() => Open(resume: false));
        Assert.Equal($"{path} holds an unfinished run: add --resume to go on with it, or choose another directory.", error.Message);
        using var resumed = Open(resume: true);
        Assert.True(resumed.IsStarted);
        Assert.Contains("events.out.tfevents.1.host", Names());
    }

    [Fact]
    public void Open_KilledBeforeItsFirstCheckpointWasWhole_BeginsAgain()
    {
        using (var run = Open(resume: false)) Checkpoint(run, "step-00000001.safetensors.writing");
        File.WriteAllText(Path.Combine(path, RunFiles.Labels + ".writing"), "{");
        File.WriteAllText(Path.Combine(path, "training.lock"), "");
        using var again = Open(resume: false);
        Assert.False(again.IsStarted);
        Assert.False(Directory.Exists(again.Checkpoints));
    }

    [Fact]
    public void Open_TornExperimentAlone_BeginsAgain()
    {
        Directory.CreateDirectory(path);
        File.WriteAllText(Path.Combine(path, RunFiles.Experiment + ".writing"), "kin");
        using var run = Open(resume: false);
        Assert.Equal("kind: tiny\n", File.ReadAllText(Path.Combine(path, RunFiles.Experiment)));
    }

    [Fact]
    public void Open_AnotherSeedExperimentOrKind_IsRefused()
    {
        Finish();
        Refused($"{path} holds a run with seed 7; choose another directory.", seeds: [8]);
        Refused($"{path} holds a run of another experiment or other data; choose another directory.", experiment: "kind: other\n");
        Refused($"{path} holds a run of one seed; choose another directory.", together: true);
    }

    [Fact]
    public void Open_UnfinishedOfAnotherExperiment_IsRefused()
    {
        using (var run = Open(resume: false)) Checkpoint(run, "step-00000001.safetensors");
        Refused($"{path} holds a run of another experiment or other data; choose another directory.", experiment: "kind: other\n");
    }

    [Fact]
    public void Open_HeldByAnother_SaysSo()
    {
        using var run = Open(resume: false);
        Assert.Equal($"{path} is being trained by another process.", Assert.Throws<RunException>(() => Open(resume: true)).Message);
    }

    [Fact]
    public void Open_DirectoryWithSomethingElse_IsRefusedAndLeftAlone()
    {
        directory.Write("runs/one/thesis.txt", "years of work");
        Assert.Equal($"{path} holds files that are no run; choose another directory.", Assert.Throws<RunException>(() => Open(resume: true)).Message);
        Assert.Equal(["thesis.txt"], Names());
    }

    [Fact]
    public void Open_ParentThatCannotHoldIt_SaysSo()
    {
        directory.Write("runs", "a file");
        Assert.StartsWith($"A run cannot be written to {path}: ", Assert.Throws<RunException>(() => Open(resume: false)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Open_MoreSeedsThanAreFinished_GoesOn()
    {
        var seeds = TinyRun.Seeds(corpus, [(1, 1), (2, 0.6)], linear: 0.5);
        using (var run = Open(resume: false, seeds: [1, 2], together: true))
        {
            Directory.CreateDirectory(Path.Combine(run.Folder, RunFiles.Seed(1)));
            run.Finish(seeds, TinyRun.Noon);
        }
        using (var run = Open(resume: true, seeds: [1, 2], together: true)) Assert.True(run.IsFinished);
        using (var run = Open(resume: true, seeds: [1, 2, 3], together: true)) Assert.True(run is { IsFinished: false, IsStarted: true });
        Refused($"{path} holds a run with seeds 1, 2; choose another directory.", seeds: [2, 3], together: true);
        Refused($"{path} holds runs of several seeds; choose another directory.", seeds: [1]);
        Assert.Equal([1, 2], RunDirectory.Seeds(path)!);
    }

    [Fact]
    public void Finish_SeveralSeeds_HaveMeanSpreadAndEnsemblesInARunsShape()
    {
        // Seed 2 is wrong everywhere and as certain as seed 1 is right; linear tips the scales.
        using (var run = Open(resume: false, seeds: [1, 2], together: true))
            run.Finish(TinyRun.Seeds(corpus, [(1, 1), (2, 0)], linear: 0.9), TinyRun.Noon);

        using var metrics = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(path, RunFiles.Metrics)));
        var root = metrics.RootElement;
        Assert.Equal(0.5, F1(root, "mean"));
        Assert.Equal(Math.Sqrt(0.5), F1(root, "std"), 12);
        Assert.Equal(1, F1(root, "ensemble_with_linear"));
        Assert.Equal((0, 1), (F1(root, "majority"), F1(root, "linear")));
        Assert.Equal(0.5, root.GetProperty("linear_share").GetProperty("emotion").GetDouble());
        Assert.Equal(0.5, root.GetProperty("mean").GetProperty("test").GetProperty("emotion").GetProperty("confusion").GetProperty("counts")[2][2].GetDouble());
        Assert.Equal(["mean", "std", "ensemble", "ensemble_with_linear", "majority", "linear"], root.EnumerateObject().Where(IsScores).Select(entry => entry.Name));
        Assert.Equal(3, File.ReadAllLines(Path.Combine(path, RunFiles.TestLog)).Length);
        string[] names = [RunFiles.Report, RunFiles.Card];
        Snapshot.Match(string.Join('\n', names.Select(name => $"== {name}\n{File.ReadAllText(Path.Combine(path, name))}")), "seeds-files");
    }

    [Fact]
    public void Finish_SeveralSeedsWithOneHead_MixesThatHeadOfLinear()
    {
        var both = TinyRun.Seeds(corpus, [(1, 0)], linear: 0.9);
        IReadOnlyList<SplitPredictions> emotion = [.. both.Runs[0].Value.Select(split => split with { Heads = [split.Of(Head.Emotion)] })];
        var one = new SeedsRecord
        {
            Title = both.Title,
            Description = both.Description,
            Experiment = both.Experiment,
            Corpus = both.Corpus,
            Runs = [KeyValuePair.Create(1, emotion)],
            Majority = both.Majority,
            Linear = both.Linear,
            Cost = both.Cost,
        };
        Assert.Equal([Head.Emotion], one.LinearShares.Keys);
        Assert.Equal(1, one.EnsembleWithLinear.On(Split.Test).Report(Head.Emotion).Accuracy);
        Assert.Equal(0, one.Ensemble.On(Split.Test).Report(Head.Emotion).Accuracy);
    }

    [Fact]
    public void Finish_SeveralSeedsWithoutTest_HaveNoTestLog()
    {
        using (var run = Open(resume: false, seeds: [1], together: true)) run.Finish(TinyRun.Seeds(corpus, [(1, 1)], 0.9, TinyRun.Dev), TinyRun.Noon);
        Assert.False(File.Exists(Path.Combine(path, RunFiles.TestLog)));
        Assert.DoesNotContain("\"test\"", File.ReadAllText(Path.Combine(path, RunFiles.Metrics)), StringComparison.Ordinal);
        Assert.Null(RunReader.Read(path).Seed);
    }

    private static bool IsScores(JsonProperty entry) => entry.Value.ValueKind == JsonValueKind.Object && entry.Value.TryGetProperty("dev", out _);

    private static double F1(JsonElement metrics, string name) =>
        metrics.GetProperty(name).GetProperty("test").GetProperty("emotion").GetProperty("weighted_f1").GetDouble();

    private void Finish()
    {
        using var run = Open(resume: false);
        Checkpoint(run, "step-00000001.safetensors");
        run.Finish(TinyRun.Of(corpus), TinyRun.Noon);
    }

    private static void Checkpoint(RunInProgress run, string name)
    {
        Directory.CreateDirectory(run.Checkpoints);
        File.WriteAllText(Path.Combine(run.Checkpoints, name), "");
    }

    private void Refused(string message, string experiment = "kind: tiny\n", IReadOnlyList<int>? seeds = null, bool together = false) =>
        Assert.Equal(message, Assert.Throws<RunException>(() => Open(resume: true, experiment, seeds, together)).Message);

    private RunInProgress Open(bool resume, string experiment = "kind: tiny\n", IReadOnlyList<int>? seeds = null, bool together = false) =>
        RunInProgress.Open(path, new RunIdentity(experiment, corpus.DataHash, seeds ?? [7], together), resume, patience: TimeSpan.Zero);

    private List<string> Names() => [.. Directory.EnumerateFileSystemEntries(path).Select(entry => Path.GetFileName(entry)!).Order(StringComparer.Ordinal)];
}
