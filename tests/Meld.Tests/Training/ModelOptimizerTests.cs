using Meld.Encoders;
using Meld.Models;
using Meld.Training;
using static TorchSharp.torch;

namespace Meld.Tests.Training;

[Collection(TorchTests.Name)]
public sealed class ModelOptimizerTests
{
    [Fact]
    public void Step_NoGradientsButDecay_ShrinksMatricesOnly()
    {
        using var model = Model();
        using var optimizer = new ModelOptimizer(model, new TrainingSettings { LearningRate = new LearningRates { Default = 0.1 }, WeightDecay = 0.5 });
        var before = Norms(model);
        foreach (var parameter in model.parameters()) parameter.grad = zeros_like(parameter);
        optimizer.Step();
        var after = Norms(model);

        string[] spared = [.. before.Keys.Where(name => before[name] == after[name])];
        Assert.Contains("encoders.text.embedding.words.weight", spared);
        Assert.Contains("context.speakers.weight", spared);
        Assert.Contains("heads.sentiment.layers.0.bias", spared);
        Assert.All(before.Keys.Except(spared), name => Assert.Equal(0.95, after[name] / before[name], 1e-5));
        Assert.Contains("heads.sentiment.layers.0.weight", before.Keys.Except(spared));
        Assert.All(spared, name => Assert.True(
            name.Contains("bias", StringComparison.Ordinal) || name.Contains("embedding", StringComparison.Ordinal)
            || name.Contains("speakers", StringComparison.Ordinal),
            name));
    }

    [Fact]
    public void SetRates_TextWithItsOwn_MovesEachPartByItsRate()
    {
        using var model = Model();
        var settings = new TrainingSettings { LearningRate = new LearningRates { Default = 0.1, Text = 0 }, WeightDecay = 0 };
        using var optimizer = new ModelOptimizer(model, settings);
        optimizer.SetRates(0.5);
        var before = Norms(model);
        foreach (var parameter in model.parameters()) parameter.grad = ones_like(parameter);
        optimizer.Step();
        var after = Norms(model);

        Assert.Equal(0.05, optimizer.Rates["default"]);
        Assert.Equal(0, optimizer.Rates["text"]);
        Assert.Equal(before.Where(pair => pair.Key.StartsWith("encoders.text", StringComparison.Ordinal)),
            after.Where(pair => pair.Key.StartsWith("encoders.text", StringComparison.Ordinal)));
        Assert.NotEqual(before["heads.sentiment.layers.0.bias"], after["heads.sentiment.layers.0.bias"]);
    }

    [Fact]
    public void Constructor_FrozenWords_LearnsTheRest()
    {
        var text = (TextEncoderSettings)TinyTraining.Experiment.Modalities.Text! with { Freeze = true };
        using var classifier = DialogueClassifier.Create(
            TinyTraining.Experiment.Model with { Text = text }, TinyTraining.Corpus, TinyTraining.Vectors, 1);
        using var optimizer = new ModelOptimizer(classifier.Model, new TrainingSettings());
        Assert.Equal(classifier.Model.parameters().Count() - 1, optimizer.Parameters.Count);
    }

    private static DialogueModel Model() => DialogueClassifier.Create(TinyTraining.Experiment.Model, TinyTraining.Corpus, TinyTraining.Vectors, 1).Model;

    private static Dictionary<string, double> Norms(DialogueModel model)
    {
        using var scope = NewDisposeScope();
        return model.named_parameters().ToDictionary(named => named.name, named => (double)named.parameter.norm().item<float>());
    }
}
