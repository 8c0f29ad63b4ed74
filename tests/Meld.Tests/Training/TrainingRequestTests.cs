using Meld.Testing;
using Meld.Tracking.Settings;
using Meld.Training;
using Meld.Weights;

namespace Meld.Tests.Training;

public sealed class TrainingRequestTests
{
    private static readonly string Experiments = Path.Combine(Repository.Root, "experiments");

    [Fact]
    public void Load_SampleExperiment_OpensTheVectorsOfTheCorpus()
    {
        using var directory = new TemporaryDirectory();
        var request = TrainingRequest.Load(Path.Combine(Experiments, "sample.yaml"), SampleCorpus.Corpus, new WeightsCache(directory.Path));
        using var vectors = (WordVectors)request.Vectors!;
        Assert.Equal(("sample", "glove", 20), (request.Name, vectors.Name, request.Experiment.Training.Epochs));
        Assert.Contains("epochs: 20\n", request.Yaml);
    }

    [Fact]
    public void Load_VectorsAreNowhere_NamesTheCommandThatFetchesThem()
    {
        using var directory = new TemporaryDirectory();
        var error = Assert.Throws<WeightsMissingException>(() =>
            TrainingRequest.Load(Path.Combine(Experiments, "dialogue-text.yaml"), TinyTraining.Corpus, new WeightsCache(directory.Path)));
        Assert.Contains("./meld weights fetch glove", error.Message);
    }

    [Fact]
    public void Load_FaultyFile_NamesFileAndKey()
    {
        using var directory = new TemporaryDirectory();
        var file = directory.Write("faulty.yaml", "modalities: {text: {weight: glove}}\nheads: {emotion: {}}\n");
        var error = Assert.Throws<SettingsException>(() => TrainingRequest.Load(file, TinyTraining.Corpus, new WeightsCache(directory.Path)));
        Assert.Contains(file, error.Message);
        Assert.Contains("modalities.text.weight", error.Message);
    }
}
