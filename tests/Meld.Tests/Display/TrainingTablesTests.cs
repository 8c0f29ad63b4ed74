using Meld.Corpus;
using Meld.Display;
using Meld.Testing;
using Meld.Tests.Training;
using Meld.Training;

namespace Meld.Tests.Display;

[Collection(TorchTests.Name)]
public sealed class TrainingTablesTests
{
    [Fact]
    public void PlanAndShapes_TinyTraining_AreAsBefore()
    {
        using var trainer = TinyTraining.Start();
        Snapshot.Match($"{TrainingTables.Plan(trainer)}\n\n{TrainingTables.Shapes(trainer.Inspect())}\n", "training-tables");
    }

    [Fact]
    public void ActivationsAndGradients_Batch_HaveARowForEachModuleAndParameter()
    {
        using var trainer = TinyTraining.Start();
        var batch = trainer.Inspect();
        var (activations, gradients) = (TrainingTables.Activations(batch).ToString(), TrainingTables.Gradients(batch).ToString());
        Assert.All(batch.Modules.Where(module => module.Kind != "Sequential"), module => Assert.Contains($"\n{module.Name} ", activations));
        Assert.All(batch.Parameters, parameter => Assert.Contains($"\n{parameter.Name} ", gradients));
        Assert.Contains($"all together {batch.GradientNorm:0.000} long", gradients);
    }

    [Fact]
    public void Gradients_Chart_HasABarForEachComponent()
    {
        using var trainer = TinyTraining.Start();
        var lines = Charts.Gradients(trainer.Inspect()).ToString().Split('\n');
        Assert.Equal(
            ["text.embedding", "text.recurrent", "text.convolution", "text.output", "context", "heads.emotion", "heads.sentiment"],
            lines.Skip(1).Select(line => line.Split(' ')[0]));
    }

    [Fact]
    public void Probabilities_Chart_HasTheTrueLabelBeforeEachRow()
    {
        using var trainer = TinyTraining.Start();
        var batch = trainer.Inspect();
        var text = Charts.Probabilities(batch, Head.Emotion, most: 2).ToString();
        Assert.Contains($"1 {batch.Utterances[0].Emotion}", text);
        Assert.Contains($"2 {batch.Utterances[1].Emotion}", text);
        Assert.DoesNotContain("\n3 ", text);
    }

    [Fact]
    public void StepAndEpochsAndEnding_Training_SayWhatHappened()
    {
        using var trainer = TinyTraining.Start(TinyTraining.With(training => training with { Epochs = 2, Patience = 0 }));
        var step = trainer.Step();
        Assert.Contains($"{step.Loss:0.000}", TrainingTables.Step(step).ToString());
        var result = trainer.Fit();
        var epochs = TrainingTables.Epochs(trainer.History).ToString().Split('\n');
        Assert.Equal(3 + 2, epochs.Length);
        Assert.Contains($"{trainer.History[0].Of(Head.Emotion).WeightedF1:0.0000}", epochs[3]);
        var ending = TrainingTables.Ending(trainer).ToString();
        Assert.Contains("2 of at most 2", ending);
        Assert.Contains($"{result.Best!.Of(Head.Emotion).WeightedF1:0.0000}", ending);
    }

    [Fact]
    public void Ending_PatienceRanOut_SaysSo()
    {
        // Rates that change nothing: no epoch is better than the first.
        var still = TinyTraining.With(training => training with { Epochs = 9, Patience = 2, LearningRate = new LearningRates { Default = 1e-12 } });
        using var trainer = TinyTraining.Start(still);
        trainer.Fit();
        Assert.Contains("yes, after 2 epochs that were not better", TrainingTables.Ending(trainer).ToString());
    }

    [Fact]
    public void Overfit_Chart_BeginsBeforeTheFirstStep() =>
        Assert.Equal(["0", "1"], Charts.Overfit(new OverfitResult([2.5, 0.5], new Dictionary<Head, double>())).ToString().Split('\n')[3..].Select(line => line.Trim()[..1]));
}
