using Meld.Corpus;
using Meld.Testing;
using Meld.Tracking;
using Meld.Training;

namespace Meld.Tests.Training;

[Collection(TorchTests.Name)]
public sealed class TrainingRunTests : IDisposable
{
    private static readonly string[] MayDiffer = [RunFiles.Cost, RunFiles.TestLog];
    private readonly TemporaryDirectory directory = new();
    private readonly List<string> notes = [];

    public void Dispose() => directory.Dispose();

    [Fact]
    public void Train_Twice_GivesEqualBytesButForCostLogAndEvents()
    {
        Train("a");
        Train("b");
        Assert.Equal(Contents("a"), Contents("b"));
        Assert.Equal(
            [
                "README.md", "cost.json", "events", "experiment.yaml", "history.csv", "labels.json", "metrics.json", "model.safetensors", "predictions.csv",
                "report.txt", "test-log.csv",
            ],
            Names("a"));
    }

    [Fact]
    public void Train_OtherSeed_GivesAnotherModel()
    {
        Train("a", seed: 1);
        Train("b", seed: 2);
        Assert.NotEqual(Contents("a")[RunFiles.Model], Contents("b")[RunFiles.Model]);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(4)]
    [InlineData(7)]
    public void Train_StoppedAndResumed_GivesEqualBytes(int steps)
    {
        Train("undisturbed");
        Stop("stopped", steps);
        Assert.DoesNotContain(RunFiles.Metrics, Names("stopped"));

        Assert.NotNull(Train("stopped", resume: true));

        Assert.Equal(Contents("undisturbed"), Contents("stopped"));
        Assert.StartsWith("resumed after ", notes[^1], StringComparison.Ordinal);
        Assert.Equal(2, Directory.GetFiles(Path.Combine(directory.Path, "stopped"), "events.out.tfevents.*").Length);
    }

    [Fact]
    public void Train_EveryCheckpointIsDamaged_BeginsAgainAndSaysSo()
    {
        Train("undisturbed");
        Stop("stopped", 5);
        foreach (var checkpoint in Directory.GetFiles(Path.Combine(directory.Path, "stopped", RunFiles.Checkpoints))) File.WriteAllBytes(checkpoint, [1, 2, 3]);

        Train("stopped", resume: true);

        Assert.Equal(Contents("undisturbed"), Contents("stopped"));
        Assert.EndsWith("is whole: training starts again", notes[^1], StringComparison.Ordinal);
    }

    [Fact]
    public void Train_ResumeFinished_ChangesNothing()
    {
        Train("a");
        var before = Names("a").Select(name => File.GetLastWriteTimeUtc(Path.Combine(directory.Path, "a", name)));
        Assert.Null(Train("a", resume: true));
        Assert.Equal(before, Names("a").Select(name => File.GetLastWriteTimeUtc(Path.Combine(directory.Path, "a", name))));
    }

    [Fact]
    public void Train_ResumeFinishedThatLeftTestAlone_IsRefusedWhereTestIsWanted()
    {
        Train("a", devOnly: true);
        Assert.Null(Train("a", resume: true, devOnly: true));
        Assert.EndsWith(
            "left test alone; train it again, without --resume, to evaluate test.",
            Assert.Throws<RunException>(() => Train("a", resume: true)).Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public void Train_ResumeWithAnotherSeed_IsRefused()
    {
        Stop("stopped", 5);
        Assert.Contains("seed 1, not 2", Assert.Throws<CheckpointException>(() => Train("stopped", seed: 2, resume: true)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Train_DevOnly_LeavesTestAlone()
    {
        var run = Train("a", devOnly: true)!;
        Assert.Equal([Split.Dev], run.Predictions.Select(predictions => predictions.Split));
        Assert.Equal([Split.Dev], run.Linear!.Select(predictions => predictions.Split));
        Assert.DoesNotContain(RunFiles.TestLog, Names("a"));
    }

    [Fact]
    public void Train_LinearFloorIsGiven_IsNotFittedAgain()
    {
        var given = Train("a")!.Linear!;
        var run = Train("b", linear: () => given)!;
        Assert.Same(given, run.Linear);
        Assert.Equal(Contents("a"), Contents("b"));
    }

    [Fact]
    public void Train_Card_SaysWhatTheModelIs()
    {
        Train("a");
        var card = File.ReadAllText(Path.Combine(directory.Path, "a", RunFiles.Card));
        Assert.Contains("the word vectors \"made up\" (6 numbers a word, hash `0000", card, StringComparison.Ordinal);
        Assert.Contains("heads for emotion and sentiment", card, StringComparison.Ordinal);
        Assert.Contains("at most 3 epochs of 3 dialogues a step", card, StringComparison.Ordinal);
        Assert.Contains("| majority weighted F1 | linear weighted F1 |", card, StringComparison.Ordinal);
    }

    [Fact]
    public void Train_LossIsNoNumber_SaysWhereAndLeavesACheckpoint()
    {
        var broken = TinyTraining.With(training => training with { LearningRate = new LearningRates { Default = 1e30 } });
        Assert.Throws<TrainingException>(() => Train("a", experiment: broken));
        Assert.NotEmpty(Directory.GetFiles(Path.Combine(directory.Path, "a", RunFiles.Checkpoints)));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(6)]
    public void Continue_TrainingThatWasLookedInto_GivesTheBytesOfTrain(int steps)
    {
        Train("undisturbed");
        using var trainer = TinyTraining.Start();
        trainer.Inspect();
        trainer.OverfitBatch(3, 0.01);
        for (var step = 0; step < steps; step++) trainer.Step();
        var run = Continue("looked-into", trainer);
        Assert.Equal(Contents("undisturbed"), Contents("looked-into"));
        Assert.Equal(trainer.Epoch, run.History.Rows.Count);
    }

    [Fact]
    public void Continue_FinishedOrUnfinishedRunIsThere_IsTrainedAnew()
    {
        Train("undisturbed");
        Stop("a", 5);
        foreach (var _ in Enumerable.Range(0, 2))
        {
            using var trainer = TinyTraining.Start();
            Continue("a", trainer);
            Assert.Equal(Contents("undisturbed"), Contents("a"));
        }
    }

    [Fact]
    public void Continue_TrainerOfAnotherExperiment_IsRefused()
    {
        using var trainer = TinyTraining.Start(TinyTraining.With(training => training with { Epochs = 7 }));
        Assert.Throws<ArgumentException>(() => Continue("a", trainer));
    }

    private RunRecord Continue(string name, Trainer trainer) => TrainingRun.Continue(
        new TrainingRequest { Name = "tiny", Experiment = TinyTraining.Experiment, Corpus = TinyTraining.Corpus, Vectors = TinyTraining.Vectors },
        trainer,
        Path.Combine(directory.Path, name),
        TimeProvider.System);

    private void Stop(string name, int steps)
    {
        using var stop = new CancellationTokenSource();
        var seen = 0;
        Assert.Throws<OperationCanceledException>(() => Train(name, cancellation: stop, progress: _ =>
        {
            if (++seen == steps) stop.Cancel();
        }));
    }

    private RunRecord? Train(
        string name,
        int seed = 1,
        bool resume = false,
        bool devOnly = false,
        Experiment? experiment = null,
        Func<IReadOnlyList<SplitPredictions>>? linear = null,
        Action<TrainingProgress>? progress = null,
        CancellationTokenSource? cancellation = null)
    {
        var request = new TrainingRequest
        {
            Name = "tiny",
            Experiment = experiment ?? TinyTraining.Experiment,
            Corpus = TinyTraining.Corpus,
            Vectors = TinyTraining.Vectors,
            DevOnly = devOnly,
        };
        return TrainingRun.Train(
            request, seed, Path.Combine(directory.Path, name), resume, linear, TimeProvider.System, new Listener(progress), notes.Add, cancellation?.Token ?? default);
    }

    private List<string> Names(string name) =>
    [
        .. Directory.EnumerateFileSystemEntries(Path.Combine(directory.Path, name))
            .Select(entry => Path.GetFileName(entry)!)
            .Select(file => file.StartsWith("events.", StringComparison.Ordinal) ? "events" : file)
            .Order(StringComparer.Ordinal),
    ];

    private Dictionary<string, string> Contents(string name) => Directory.EnumerateFiles(Path.Combine(directory.Path, name))
        .Select(path => Path.GetFileName(path))
        .Where(file => !MayDiffer.Contains(file) && !file.StartsWith("events.", StringComparison.Ordinal))
        .ToDictionary(file => file, file => Convert.ToBase64String(File.ReadAllBytes(Path.Combine(directory.Path, name, file))));

    private sealed class Listener(Action<TrainingProgress>? report) : IProgress<TrainingProgress>
    {
        public void Report(TrainingProgress value) => report?.Invoke(value);
    }
}
