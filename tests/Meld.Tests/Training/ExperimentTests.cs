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
}
