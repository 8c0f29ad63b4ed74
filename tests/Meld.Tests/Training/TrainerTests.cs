using Meld.Corpus;
using Meld.Torch;
using Meld.Training;
using static TorchSharp.torch;

namespace Meld.Tests.Training;

[Collection(TorchTests.Name)]
public sealed class TrainerTests
{
    [Fact]
    public void Fit_MadeUpDialogues_LearnsThemAndPutsTheBestWeightsBack()
    {
        using var trainer = TinyTraining.Start(TinyTraining.With(training => training with
        {
            Epochs = 12,
            Patience = 0,
            Monitor = "dev.loss",
            LearningRate = new LearningRates { Default = 0.05 },
        }));
        var result = trainer.Fit();

        Assert.Equal(12, result.History.Count);
        Assert.True(result.History[^1].TrainLoss < 0.85 * result.History[0].TrainLoss, $"{result.History[0].TrainLoss} to {result.History[^1].TrainLoss}");
        Assert.Equal(result.History.Min(epoch => epoch.DevLoss), result.Best!.DevLoss);
        Assert.Equal(result.Best.Of(Head.Emotion).Accuracy, trainer.Predict(Split.Dev).Report(Head.Emotion).Accuracy);
        Assert.True(trainer.IsFinished);
        Assert.False(result.StoppedEarly);
        Assert.Throws<InvalidOperationException>(trainer.Step);
    }

    [Fact]
    public void Fit_Twice_GivesEqualBytes()
    {
        using var first = TinyTraining.Start();
        using var second = TinyTraining.Start();
        first.Fit();
        second.Fit();
        Assert.Equal(TrainedState.Of(first), TrainedState.Of(second));
    }

    [Fact]
    public void Fit_OtherSeed_GivesOtherWeights()
    {
        using var first = TinyTraining.Start(seed: 1);
        using var second = TinyTraining.Start(seed: 2);
        first.Step();
        second.Step();
        Assert.NotEqual(TrainedState.Of(first), TrainedState.Of(second));
    }

    [Fact]
    public void Fit_MeddledWithBetweenSteps_GivesEqualBytes()
    {
        using var undisturbed = TinyTraining.Start();
        undisturbed.Fit();
        using var trainer = TinyTraining.Start();
        while (!trainer.IsFinished)
        {
            trainer.Inspect();
            trainer.OverfitBatch(2, 0.1);
            trainer.Predict(Split.Test);
            using var scope = NewDisposeScope();
            manual_seed(99).Dispose();
            rand(7);
            using var noGrad = no_grad();
            trainer.Step();
        }
        trainer.Fit();
        Assert.Equal(TrainedState.Of(undisturbed), TrainedState.Of(trainer));
    }

    [Theory]
    [InlineData(OptimizerKind.Adam, 0.05)]
    [InlineData(OptimizerKind.AdamW, 0.05)]
    [InlineData(OptimizerKind.Sgd, 0.5)]
    public void Step_EveryOptimizer_MakesTheLossOfItsBatchFall(OptimizerKind kind, double rate)
    {
        using var trainer = TinyTraining.Start(TinyTraining.With(training => training with
        {
            Optimizer = kind,
            Batch = 100,
            Epochs = 30,
            Patience = 0,
            Warmup = 0,
            AverageWeights = 0,
            LearningRate = new LearningRates { Default = rate },
        }));
        var losses = Enumerable.Range(0, 30).Select(_ => trainer.Step().Loss).ToArray();
        Assert.True(losses[25..].Average() < losses[..5].Average() - 0.1, $"{losses[..5].Average()} to {losses[25..].Average()}");
    }

    [Fact]
    public void Step_TheNext_TellsWhatItDid()
    {
        var settings = TinyTraining.With(training => training with { LearningRate = new LearningRates { Default = 0.01, Text = 0.001 }, Warmup = 0.5 });
        using var trainer = TinyTraining.Start(settings);
        trainer.Step();
        var step = trainer.Step();

        Assert.Equal((1, 2, 2), (step.Epoch, step.Step, step.GlobalStep));
        Assert.Equal(step.Loss, step.HeadLosses[Head.Emotion] + 0.5 * step.HeadLosses[Head.Sentiment], 1e-5);
        // 4 steps an epoch, 3 epochs: the second of 6 rising steps.
        Assert.Equal(0.01 / 3, step.LearningRates["default"], 15);
        Assert.Equal(0.001 / 3, step.LearningRates["text"], 15);
        Assert.True(step.GradientNorm > 0);
        Assert.InRange(step.Utterances, 3, 18);
        Assert.Null(step.EndedEpoch);
    }

    [Fact]
    public void Step_TheLastOfAnEpoch_EvaluatesOnDev()
    {
        using var trainer = TinyTraining.Start();
        var steps = Enumerable.Range(0, 4).Select(_ => trainer.Step()).ToArray();
        var epoch = steps[3].EndedEpoch!;

        Assert.Equal((1, 4), (epoch.Epoch, epoch.GlobalStep));
        Assert.Equal(steps.Sum(step => step.Loss * step.Utterances) / steps.Sum(step => step.Utterances), epoch.TrainLoss, 12);
        Assert.Equal((1, 0, 4), (trainer.Epoch, trainer.StepInEpoch, trainer.GlobalStep));
        Assert.True(epoch.IsBest);
        Assert.Equal(trainer.Predict(Split.Dev).Report(Head.Sentiment).MacroAverage.F1, epoch.Of(Head.Sentiment).MacroF1);
    }

    [Fact]
    public void Step_LongGradient_IsCutToTheGivenLength()
    {
        // One step of plain descent from equal weights: the difference is the rate times the clipped gradient.
        var settings = TinyTraining.With(training => training with
        {
            Optimizer = OptimizerKind.Sgd,
            Warmup = 0,
            WeightDecay = 0,
            AverageWeights = 0,
            ClipGradient = 0.01,
            LearningRate = new LearningRates { Default = 1 },
        });
        using var trainer = TinyTraining.Start(settings);
        using var before = new KeptTensors(trainer.Classifier.Model.parameters());
        Assert.True(trainer.Step().GradientNorm > 0.01);
        using var scope = NewDisposeScope();
        var moved = trainer.Classifier.Model.parameters().Zip(before.Values, (parameter, old) => (parameter - old).square().sum().item<float>()).Sum();
        Assert.Equal(0.01, Math.Sqrt(moved), 1e-5);
    }

    [Fact]
    public void Fit_NoBetterScore_StopsWhenPatienceRunsOut()
    {
        // Without a learning rate no epoch is better than the first.
        using var trainer = TinyTraining.Start(TinyTraining.With(training => training with
        {
            Epochs = 50,
            Patience = 3,
            LearningRate = new LearningRates { Default = 0 },
            AverageWeights = 0,
        }));
        var result = trainer.Fit();
        Assert.True(result.StoppedEarly);
        Assert.Equal([1, 2, 3, 4], result.History.Select(epoch => epoch.Epoch));
        Assert.Equal(1, result.Best!.Epoch);
    }

    [Fact]
    public void RunEpoch_Driven_LeavesTheRestToFit()
    {
        using var undisturbed = TinyTraining.Start();
        undisturbed.Fit();
        using var trainer = TinyTraining.Start();
        trainer.Step();
        var epoch = trainer.RunEpoch();
        Assert.Equal(1, epoch.Epoch);
        Assert.Equal(epoch, trainer.History[^1]);
        trainer.Fit();
        Assert.Equal(TrainedState.Of(undisturbed), TrainedState.Of(trainer));
    }

    [Fact]
    public void Fit_WithProgress_TellsEachStepAndTheTimeLeft()
    {
        var told = new List<TrainingProgress>();
        using var trainer = TinyTraining.Start(TinyTraining.With(training => training with { Patience = 0 }));
        trainer.Fit(new Listener(told));

        Assert.Equal([.. Enumerable.Repeat(TrainingPhase.Step, 3), TrainingPhase.Epoch], told[..4].Select(progress => progress.Phase));
        // Each of 12 steps, and the end.
        Assert.Equal(13, told.Count);
        Assert.Equal((1, 3, 1, 4), (told[0].Epoch, told[0].Epochs, told[0].Step, told[0].Steps));
        Assert.Null(told[0].BestScore);
        Assert.Equal(trainer.History[0].TrainLoss, told[3].Loss);
        Assert.Equal(trainer.Best!.Of(Head.Emotion).WeightedF1, told[^1].BestScore);
        Assert.Equal(TimeSpan.Zero, told[^1].Remaining);
        Assert.True(told[5].Remaining > TimeSpan.Zero && told[5].UtterancesPerSecond > 0);
    }

    [Fact]
    public void RunEpoch_Cancelled_StopsBetweenStepsAndGoesOn()
    {
        using var source = new CancellationTokenSource();
        using var undisturbed = TinyTraining.Start();
        undisturbed.Fit();
        using var trainer = TinyTraining.Start();
        Assert.Throws<OperationCanceledException>(() => trainer.Fit(new Canceller(source, step: 2), cancellation: source.Token));
        Assert.Equal(2, trainer.GlobalStep);
        trainer.Fit();
        Assert.Equal(TrainedState.Of(undisturbed), TrainedState.Of(trainer));
    }

    [Fact]
    public void Step_BrokenWeights_NamesTheBatchAndChangesNothing()
    {
        using var trainer = TinyTraining.Start();
        trainer.Step();
        using (no_grad()) trainer.Classifier.Model.parameters().First(parameter => parameter.requires_grad).fill_(float.NaN);
        var before = TrainedState.Of(trainer);
        var error = Assert.Throws<TrainingException>(trainer.Step);

        Assert.Equal((1, 2), (error.Epoch, error.Step));
        Assert.StartsWith("Epoch 1, step 2: the loss is not a number, in the batch of train/dia", error.Message);
        Assert.Contains(error.Utterances[0].ToString(), error.Message);
        Assert.All(error.Utterances, key => Assert.Equal(Split.Train, key.Split));
        Assert.Equal(before, TrainedState.Of(trainer));
        Assert.Equal(1, trainer.GlobalStep);
    }

    [Fact]
    public void Steps_InAScopeOrNot_LeaveNoTensorBehind()
    {
        using var outer = NewDisposeScope();
        using var trainer = TinyTraining.Start(TinyTraining.With(training => training with { Epochs = 100, Patience = 0 }));
        Round();
        // What earlier tests left to the collector is gone before counting; what these rounds leave is not.
        GC.Collect();
        GC.WaitForPendingFinalizers();
        var (tensors, bytes) = (TorchMemory.Tensors, TorchMemory.Allocated);
        for (var round = 0; round < 3; round++) Round();
        Assert.Equal(tensors, TorchMemory.Tensors);
        Assert.InRange(TorchMemory.Allocated - bytes, -4096, 4096);

        void Round()
        {
            trainer.RunEpoch();
            trainer.Inspect();
            trainer.OverfitBatch(2, 0.1);
            trainer.Predict(Split.Dev);
            using var scope = NewDisposeScope();
            trainer.Step();
            trainer.ToCheckpoint("none");
        }
    }

    [Fact]
    public void Start_UnknownMonitor_IsRefused() =>
        Assert.Throws<ArgumentException>(() => TinyTraining.Start(TinyTraining.With(training => training with { Monitor = "dev.f1" })));

    private sealed class Listener(List<TrainingProgress> told) : IProgress<TrainingProgress>
    {
        public void Report(TrainingProgress value) => told.Add(value);
    }

    private sealed class Canceller(CancellationTokenSource source, int step) : IProgress<TrainingProgress>
    {
        public void Report(TrainingProgress value)
        {
            if (value.Step == step) source.Cancel();
        }
    }
}
