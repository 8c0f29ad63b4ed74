using Meld.Corpus;
using Meld.Models;
using Meld.Tests.Training;

namespace Meld.Tests.Models;

[Collection(TorchTests.Name)]
public sealed class ModelPartTests
{
    [Fact]
    public void All_Model_HaveTheirLayersInTheOrderInWhichTheyAreRead()
    {
        using var trainer = TinyTraining.Start();
        var encoder = ModelPart.Encoders(trainer.Classifier)[Modality.Text];
        Assert.Equal("embedding.words", encoder.Layers[0].Name);
        Assert.Equal(new ModelLayer("output", "Linear", "24 → 8"), encoder.Layers[^1]);
        Assert.Contains(new ModelLayer("recurrent.gru", "GRU", "10 → 3 in both directions"), encoder.Layers);
        Assert.Contains(new ModelLayer("convolution.convolutions.1", "Conv1d", "10 → 6, 3 wide"), encoder.Layers);
        Assert.Equal(8, encoder.OutputSize);
        // Vector of the utterance, of the speaker, and whether the speaker goes on.
        Assert.Equal(["speakers Embedding 2 × 2", "gru GRU 11 → 4 in both directions"], Texts(ModelPart.Context(trainer.Classifier)!));
        Assert.Equal(["layers.0 Linear 16 → 4", "layers.2 Linear 4 → 3"], Texts(ModelPart.Heads(trainer.Classifier)[Head.Emotion]));
        Assert.Equal(2, ModelPart.Heads(trainer.Classifier)[Head.Sentiment].OutputSize);
    }

    [Fact]
    public void Context_ModelOfSingleUtterances_IsNull()
    {
        using var trainer = TinyTraining.Start(TinyTraining.Experiment with { Context = null });
        Assert.Null(ModelPart.Context(trainer.Classifier));
        Assert.Equal("layers.0 Linear 8 → 4", Texts(ModelPart.Heads(trainer.Classifier)[Head.Emotion])[0]);
    }

    private static List<string> Texts(ModelPart part) => [.. part.Layers.Select(layer => $"{layer.Name} {layer.Kind} {layer.Size}")];
}
