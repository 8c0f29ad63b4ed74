using System.Text.Json;
using Meld.Corpus;
using Meld.Testing;
using Meld.Training;
using Meld.Weights;
using static TorchSharp.torch;

namespace Meld.Tests.Training;

[Collection(TorchTests.Name)]
public sealed class CheckpointTests
{
    [Theory]
    [InlineData(OptimizerKind.AdamW, 0.8, 1)]
    [InlineData(OptimizerKind.Adam, 0, 2)]
    [InlineData(OptimizerKind.Sgd, 0.5, 2)]
    public void Resume_AfterAnyStep_EndsInTheBytesOfTheUndisturbedRun(OptimizerKind kind, double average, int stride)
    {
        var experiment = TinyTraining.With(training => training with { Optimizer = kind, AverageWeights = average });
        using var directory = new TemporaryDirectory();
        var path = Path.Combine(directory.Path, "checkpoint.safetensors");
        using var undisturbed = TinyTraining.Start(experiment);
        undisturbed.Fit();
        var expected = TrainedState.Of(undisturbed);

        // Before the first step, after each, within epochs and at their ends.
        for (var stop = 0; stop <= 12; stop += stride)
        {
            using var stopped = TinyTraining.Start(experiment);
            for (var step = 0; step < stop; step++) stopped.Step();
            stopped.ToCheckpoint(path).Write();
            using var resumed = Resume(Checkpoint.Read(path), experiment);
            Assert.Equal(TrainedState.Of(stopped), TrainedState.Of(resumed));
            resumed.Fit();
            Assert.Equal((stop, expected), (stop, TrainedState.Of(resumed)));
            Assert.Equal(undisturbed.History.Select(Text), resumed.History.Select(Text));
        }
    }

    [Fact]
    public void Resume_AgainAndAgain_EndsInTheBytesOfTheUndisturbedRun()
    {
        using var directory = new TemporaryDirectory();
        var checkpoints = new Checkpoints(Path.Combine(directory.Path, "checkpoints"));
        using var undisturbed = TinyTraining.Start();
        undisturbed.Fit();
        var trainer = TinyTraining.Start();
        var steps = 0;
        while (!trainer.IsFinished)
        {
            using var source = new CancellationTokenSource();
            Record.Exception(() => trainer.Fit(new CancelAtOnce(source), checkpoints, source.Token));
            Assert.Equal(++steps, trainer.GlobalStep);
            trainer.Dispose();
            trainer = Resume(checkpoints.Newest());
        }
        trainer.Fit();
        Assert.Equal(TrainedState.Of(undisturbed), TrainedState.Of(trainer));
        trainer.Dispose();
    }

    [Fact]
    public void Write_ThroughATraining_KeepsTheNewestTwo()
    {
        using var directory = new TemporaryDirectory();
        directory.Write("step-00000099.safetensors", "of a training begun before");
        directory.Write("step-00000001.safetensors.writing", "torn");
        directory.Write("notes.txt", "not ours");
        var checkpoints = new Checkpoints(directory.Path);
        using var trainer = TinyTraining.Start(TinyTraining.With(training => training with { Patience = 0 }));
        trainer.Fit(checkpoints: checkpoints);
        Assert.Equal(
            ["notes.txt", "step-00000010.safetensors", "step-00000012.safetensors"],
            Directory.GetFiles(directory.Path).Select(Path.GetFileName).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Newest_DamagedOne_IsPassedOverWithAWarning()
    {
        using var directory = new TemporaryDirectory();
        var checkpoints = new Checkpoints(directory.Path);
        using var trainer = TinyTraining.Start();
        trainer.Fit(checkpoints: checkpoints);
        var (newest, earlier) = (checkpoints.Files[0], checkpoints.Files[1]);
        var whole = File.ReadAllBytes(newest);
        for (var i = 0; i < 40; i++)
        {
            // Torn at any place, or one bit turned over.
            var damaged = i % 2 == 0 ? whole[..(i * whole.Length / 40)] : [.. whole];
            if (i % 2 == 1) damaged[i * whole.Length / 40] ^= 1;
            File.WriteAllBytes(newest, damaged);
            var warnings = new List<string>();
            Assert.Equal(earlier, checkpoints.Newest(warnings.Add).Path);
            Assert.Contains(newest, Assert.Single(warnings));
        }
        File.WriteAllBytes(earlier, []);
        Assert.Contains("no checkpoint that is not damaged", Assert.Throws<CheckpointException>(() => checkpoints.Newest()).Message);
        File.WriteAllBytes(newest, whole);
        Assert.Equal(newest, checkpoints.Newest().Path);
    }

    [Fact]
    public void Newest_NoneOrForeignFile_SaysSo()
    {
        using var directory = new TemporaryDirectory();
        var checkpoints = new Checkpoints(directory.Path);
        Assert.Equal($"{directory.Path} has no checkpoint to go on from.", Assert.Throws<CheckpointException>(() => checkpoints.Newest()).Message);
        var path = Path.Combine(directory.Path, "step-00000001.safetensors");
        new SafetensorsFile(new Dictionary<string, WeightTensor> { ["x"] = WeightTensor.From([1f], 1) }).Write(path);
        Assert.Equal($"{path} is no checkpoint of this version.", Assert.Throws<CheckpointException>(() => Checkpoint.Read(path)).Message);
    }

    [Fact]
    public void Resume_OfAnotherTraining_IsRefusedByName()
    {
        using var trainer = TinyTraining.Start();
        var checkpoint = trainer.ToCheckpoint("it");
        var other = TinyTraining.Of(TinyTraining.Dialogues(Split.Train, ["great", "sad"], ["never"]), TinyTraining.Dialogues(Split.Dev, ["great"]), []);

        Assert.Equal("it is of another training: it has seed 1, not 2.", Refusal(() => Resume(checkpoint, seed: 2)));
        Assert.Equal(
            "it is of another training: it has another experiment (training.batch is 3, not 4).",
            Refusal(() => Resume(checkpoint, TinyTraining.With(training => training with { Batch = 4 }))));
        Assert.Equal("it is of another training: it has another experiment (context.direction is both, not absent).", Refusal(() => Resume(
            checkpoint, TinyTraining.Experiment with { Context = null })));
        Assert.StartsWith("it is of another training: it has other data (hash ", Refusal(() => Resume(checkpoint, corpus: other)));
        Assert.Equal("it is of another training: it has other word vectors.", Refusal(
            () => Trainer.Resume(checkpoint, TinyTraining.Corpus, TinyTraining.Experiment, null, 1, TimeProvider.System)));
        var foreign = new Checkpoint("it", checkpoint.Identity with { Version = "0.0.9" }, checkpoint.Position, checkpoint.Tensors);
        Assert.StartsWith("it is of another training: it has version 0.0.9 of this program, not ", Refusal(() => Resume(foreign)));
    }

    [Fact]
    public void Resume_OfAnotherModel_IsRefusedByName()
    {
        using var trainer = TinyTraining.Start();
        var checkpoint = trainer.ToCheckpoint("it");
        var name = checkpoint.Tensors.Keys.First(key => key.StartsWith("best.", StringComparison.Ordinal));
        Assert.Equal($"it is of another model: it has no tensor \"{name}\".", Refusal(() => Resume(With(null))));
        Assert.StartsWith($"it is of another model: tensor \"{name}\" is F32 [1], not F32 [", Refusal(() => Resume(With(WeightTensor.From([1f], 1)))));

        Checkpoint With(WeightTensor? other)
        {
            var tensors = checkpoint.Tensors.Where(pair => pair.Key != name).ToDictionary();
            if (other is not null) tensors.Add(name, other);
            return new Checkpoint("it", checkpoint.Identity, checkpoint.Position, tensors);
        }
    }

    [Fact]
    public void Fit_BrokenWeights_LeavesACheckpointOfTheStateBefore()
    {
        using var directory = new TemporaryDirectory();
        var checkpoints = new Checkpoints(directory.Path);
        using var trainer = TinyTraining.Start();
        trainer.Step();
        using (no_grad()) trainer.Classifier.Model.parameters().First(parameter => parameter.requires_grad).fill_(float.PositiveInfinity);
        Assert.Throws<TrainingException>(() => trainer.Fit(checkpoints: checkpoints));
        using var resumed = Resume(checkpoints.Newest());
        Assert.Equal(1, resumed.GlobalStep);
        Assert.Equal(TrainedState.Of(trainer), TrainedState.Of(resumed));
    }

    private static Trainer Resume(Checkpoint checkpoint, Experiment? experiment = null, DialogueCorpus? corpus = null, long seed = 1) => Trainer.Resume(
        checkpoint, corpus ?? TinyTraining.Corpus, experiment ?? TinyTraining.Experiment, TinyTraining.Vectors, seed, TimeProvider.System);

    private static string Refusal(Func<Trainer> resume) => Assert.Throws<CheckpointException>(() => resume().Dispose()).Message;

    private static string Text(EpochResult epoch) => JsonSerializer.Serialize(epoch);

    private sealed class CancelAtOnce(CancellationTokenSource source) : IProgress<TrainingProgress>
    {
        public void Report(TrainingProgress value) => source.Cancel();
    }
}
