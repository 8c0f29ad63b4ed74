using Meld.Baselines;
using Meld.Weights;

namespace Meld.Tests.Baselines;

public sealed class LinearBaselineFileTests
{
    private static readonly string[] Names =
        ["characters.idf", "characters.terms", "softmax.bias", "softmax.weight", "words.idf", "words.terms"];

    private static readonly LinearBaseline Baseline =
        LinearBaseline.Fit(SmallCorpus.Texts, SmallCorpus.Labels, 3, new LinearSettings(WordDocumentFrequency: 1));

    [Fact]
    public void Load_Saved_EqualProbabilitiesToTheLastBit()
    {
        using var stream = new MemoryStream();
        LinearBaselineFile.Save(Baseline).Write(stream);
        var restored = LinearBaselineFile.Load(SafetensorsFile.Read(stream, "model.safetensors"), "model.safetensors");
        Assert.Equal(Baseline.Probabilities(SmallCorpus.Texts), restored.Probabilities(SmallCorpus.Texts));
        Assert.Equal(Baseline.Words.Terms, restored.Words.Terms);
        Assert.Equal(Baseline.Words.Analyzer, restored.Words.Analyzer);
        Assert.Equal(Baseline.Characters.Analyzer, restored.Characters.Analyzer);
    }

    [Fact]
    public void Save_AnyBaseline_HasNamedTensors()
    {
        var file = LinearBaselineFile.Save(Baseline);
        Assert.Equal(Names, file.Tensors.Keys.Order(StringComparer.Ordinal));
        Assert.Equal([Baseline.Model.FeatureCount, 3], file.Tensors["softmax.weight"].Shape);
    }

    [Fact]
    public void Load_EmptyVocabulary_Works()
    {
        var baseline = LinearBaseline.Fit(["a", "b"], [0, 1], 2, new LinearSettings());
        var restored = LinearBaselineFile.Load(LinearBaselineFile.Save(baseline), "model");
        Assert.Equal(baseline.Probabilities(["a"]), restored.Probabilities(["a"]));
    }

    [Fact]
    public void Load_MissingTensor_ThrowsNamedError()
    {
        var whole = LinearBaselineFile.Save(Baseline);
        foreach (var name in Names)
        {
            var part = new SafetensorsFile(whole.Tensors.Where(pair => pair.Key != name).ToDictionary(), whole.Metadata);
            var error = Assert.Throws<WeightsFormatException>(() => LinearBaselineFile.Load(part, "run/model.safetensors"));
            Assert.StartsWith("run/model.safetensors: no linear baseline:", error.Message, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("format", "other")]
    [InlineData("version", "2")]
    [InlineData("words.min", "0")]
    [InlineData("words.max", "-1")]
    [InlineData("words.max", "99999999999")]
    [InlineData("characters.min", "three")]
    public void Load_OddMetadata_ThrowsNamedError(string key, string text)
    {
        var whole = LinearBaselineFile.Save(Baseline);
        var metadata = whole.Metadata.ToDictionary();
        metadata[key] = text;
        Assert.Throws<WeightsFormatException>(() => LinearBaselineFile.Load(new SafetensorsFile(whole.Tensors, metadata), "model"));
        metadata.Remove(key);
        Assert.Throws<WeightsFormatException>(() => LinearBaselineFile.Load(new SafetensorsFile(whole.Tensors, metadata), "model"));
    }

    [Fact]
    public void Load_TensorOfOtherTypeOrSize_ThrowsNamedError()
    {
        var whole = LinearBaselineFile.Save(Baseline);
        foreach (var name in Names)
        {
            var tensors = whole.Tensors.ToDictionary();
            tensors[name] = WeightTensor.From([1f], 1);
            Assert.Throws<WeightsFormatException>(() => LinearBaselineFile.Load(new SafetensorsFile(tensors, whole.Metadata), "model"));
            if (name.EndsWith("terms", StringComparison.Ordinal)) continue;
            tensors[name] = WeightTensor.From([1.0], 1);
            Assert.Throws<WeightsFormatException>(() => LinearBaselineFile.Load(new SafetensorsFile(tensors, whole.Metadata), "model"));
        }
    }
}
