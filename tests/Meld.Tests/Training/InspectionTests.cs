using Meld.Corpus;
using Meld.Training;

namespace Meld.Tests.Training;

[Collection(TorchTests.Name)]
public sealed class InspectionTests
{
    [Fact]
    public void Inspect_TheNextBatch_SeesWhatTheStepWillDo()
    {
        using var trainer = TinyTraining.Start();
        trainer.Step();
        var before = TrainedState.Of(trainer);
        var inspection = trainer.Inspect();
        Assert.Equal(before, TrainedState.Of(trainer));
        Assert.All(trainer.Classifier.Model.parameters(), parameter => Assert.Null(parameter.grad));
        var step = trainer.Step();

        Assert.Equal(step.Loss, inspection.Loss);
        Assert.Equal(step.GradientNorm, inspection.GradientNorm);
        Assert.Equal(step.Utterances, inspection.Utterances.Count);
        Assert.Equal(step.Utterances, inspection.Lengths.Sum());
        Assert.Equal(step.HeadLosses.Values, inspection.Heads.Select(head => head.Loss));
    }

    [Fact]
    public void Inspect_Heads_HaveTruthAndProbabilitiesOfEachUtterance()
    {
        using var trainer = TinyTraining.Start();
        var inspection = trainer.Inspect();
        var emotion = inspection.Heads[0];
        Assert.Equal(Head.Emotion, emotion.Head);
        Assert.Equal(inspection.Utterances.Select(utterance => utterance.Emotion), emotion.Truth.Select(label => emotion.Labels[label]));
        Assert.All(emotion.Probabilities, row => Assert.Equal(1, row.Sum(), 12));
        Assert.Equal(emotion.Logits.Select(row => row.IndexOf(row.Max())), emotion.Probabilities.Select(row => row.IndexOf(row.Max())));
    }

    [Fact]
    public void Inspect_Modules_AreAllThatWereCalled()
    {
        using var trainer = TinyTraining.Start();
        var inspection = trainer.Inspect();
        var utterances = inspection.Utterances.Count;

        var output = inspection.Modules.Single(module => module.Name == "encoders.text.output");
        Assert.Equal("Linear", output.Kind);
        Assert.Equal([utterances, 8], output.Output.Shape);
        Assert.Equal([utterances, 3], inspection.Modules.Single(module => module.Name == "heads.emotion").Output.Shape);
        Assert.Equal([utterances, 8], inspection.Modules.Single(module => module.Name == "context").Output.Shape);
        Assert.All(inspection.Modules, module => Assert.Equal(0, module.Output.NaNs));
        // What a rectifier and dropout give has zeros, what a linear layer gives has none.
        Assert.True(inspection.Modules.Single(module => module.Name == "encoders.text.dropout").Output.Zeros > 0.05);
        Assert.Equal(0, output.Output.Zeros);
    }

    [Fact]
    public void Inspect_Parameters_HaveNormsOfThemselvesAndTheirGradients()
    {
        using var trainer = TinyTraining.Start();
        var inspection = trainer.Inspect();
        Assert.Equal(trainer.Classifier.Model.named_parameters().Select(named => named.name), inspection.Parameters.Select(parameter => parameter.Name));
        Assert.Equal(inspection.GradientNorm, Math.Sqrt(inspection.Parameters.Sum(parameter => parameter.GradientNorm * parameter.GradientNorm)), 1e-5);
        var output = inspection.Parameters.Single(parameter => parameter.Name == "encoders.text.output.weight");
        Assert.Equal(output.GradientNorm / output.Norm, output.GradientRatio);
        Assert.Null(new ParameterInspection("zero", [1], 0, 1).GradientRatio);
    }

    [Fact]
    public void OverfitBatch_ManySteps_LearnsItByHeart()
    {
        using var trainer = TinyTraining.Start();
        var before = TrainedState.Of(trainer);
        var result = trainer.OverfitBatch(120, 0.05);
        Assert.Equal(before, TrainedState.Of(trainer));
        Assert.Equal(121, result.Losses.Count);
        Assert.True(result.Losses[^1] < 0.2 * result.Losses[0], $"{result.Losses[0]} to {result.Losses[^1]}");
        Assert.True(result.IsLearnt);
    }

    [Fact]
    public void OverfitBatch_NoLearningRate_DoesNotLearnIt()
    {
        using var trainer = TinyTraining.Start();
        var result = trainer.OverfitBatch(3, 0);
        Assert.Equal(result.Losses[0], result.Losses[^1]);
        Assert.False(result.IsLearnt);
    }
}
