using Meld.Corpus;
using Meld.Testing;
using Meld.Training;
using Meld.Weights;

namespace Meld.Tests.Training;

public sealed class BaselineModelFileTests
{
    private static readonly DialogueCorpus Sample = SampleCorpus.Corpus;

    [Fact]
    public void LoadLinear_SavedRun_GivesTheSameProbabilitiesForEveryHead()
    {
        using var directory = new TemporaryDirectory();
        var path = Path.Combine(directory.Path, "model.safetensors");
        var training = SampleCorpus.Linear;
        BaselineModelFile.Save(training.Models).Write(path);

        var file = SafetensorsFile.Read(path);

        string[] texts = [.. Sample.Utterances(Split.Test).Select(utterance => utterance.Text)];
        foreach (var head in Heads.All)
            Assert.Equal(training.On(Split.Test).Of(head).Probabilities, BaselineModelFile.LoadLinear(file, head, path).Probabilities(texts));
    }

    [Fact]
    public void Save_Majority_HoldsTheLabelOfEachHead()
    {
        var file = BaselineModelFile.Save(BaselineTrainer.Fit(Sample, new BaselineExperiment(BaselineKind.Majority)));
        Assert.Equal(Sample.Emotions.IndexOf("neutral"), (int)file.Tensors["emotion.majority.label"].Integers()[0]);
        Assert.Equal(["emotion.majority.label", "sentiment.majority.label"], file.Tensors.Keys.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void LoadLinear_MajorityRun_NamesTheFile()
    {
        var file = BaselineModelFile.Save(BaselineTrainer.Fit(Sample, new BaselineExperiment(BaselineKind.Majority)));
        var error = Assert.Throws<WeightsFormatException>(() => BaselineModelFile.LoadLinear(file, Head.Emotion, "run/model.safetensors"));
        Assert.StartsWith("run/model.safetensors: no linear baseline:", error.Message);
    }
}
