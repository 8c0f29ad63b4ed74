using Meld.Tracking.Settings;
using Meld.Training;

namespace Meld.Tests.Training;

public sealed class ExperimentTests
{
    public static TheoryData<string> Names => [.. ShippedExperiments.Files.Select(file => Path.GetFileNameWithoutExtension(file))];

    [Theory]
    [MemberData(nameof(Names))]
    public void Parse_ShippedExperiment_ReadsAndItsResolvedTextIsTheSameExperiment(string name)
    {
        var text = SettingsYaml.Write(ShippedExperiments.Read(name));
        Assert.Equal(text, SettingsYaml.Write(SettingsYaml.Parse<Experiment>(text, "resolved", [])));
    }

    [Fact]
    public void Parse_Overrides_ReplaceWhatTheFileSays()
    {
        var experiment = ShippedExperiments.Read("sample", "training.learning_rate={default: 1e-3, text: 5e-5}", "training.optimizer=adamw", "context=null");
        Assert.Equal((1e-3, 5e-5), (experiment.Training.LearningRate.Default, experiment.Training.LearningRate.Text));
        Assert.Equal(OptimizerKind.AdamW, experiment.Training.Optimizer);
        Assert.Null(experiment.Context);
    }

    [Theory]
    [InlineData("training.monitor=dev.emotion.f1", "`training` cannot have the monitor `dev.emotion.f1`; the scores are dev.emotion.weighted_f1, ")]
    [InlineData("heads.emotion=null", "`training` cannot have the monitor `dev.emotion.weighted_f1`; the scores are dev.sentiment.weighted_f1, ")]
    [InlineData("heads={}", "`heads` needs `emotion`, `sentiment` or both")]
    [InlineData("modalities={}", "`modalities.text` is missing, and there is no other modality to read")]
    public void Parse_PartsThatDoNotFitTogether_AreRefusedByKey(string change, string problem)
    {
        var error = Assert.Throws<SettingsException>(() => ShippedExperiments.Read("sample", change));
        Assert.StartsWith(problem, Assert.Single(error.Problems).Message, StringComparison.Ordinal);
    }
}
