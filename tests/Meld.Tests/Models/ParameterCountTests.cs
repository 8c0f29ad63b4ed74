using Meld.Display;
using Meld.Models;
using Meld.Tests.Training;

namespace Meld.Tests.Models;

[Collection(TorchTests.Name)]
public sealed class ParameterCountTests
{
    [Fact]
    public void Of_Model_CountsEveryParameterOnceByPart()
    {
        using var classifier = Classifier(freeze: false);
        var counts = ParameterCount.Of(classifier);
        Assert.Equal(classifier.Model.parameters().Sum(parameter => parameter.numel()), counts.Sum(count => count.Trainable));
        Assert.Equal(0, counts.Sum(count => count.Frozen));
        // A head without a hidden layer: 8 numbers of the encoder and 8 of the context to 2 sentiments, and as many biases.
        Assert.Equal(new ParameterCount("heads.sentiment", (8 + 8) * 2 + 2, 0), counts[^1]);
    }

    [Fact]
    public void Of_FrozenWords_CountAsFrozen()
    {
        using var classifier = Classifier(freeze: true);
        Assert.Equal(classifier.Vocabulary.Count * 6L, ParameterCount.Of(classifier).Sum(count => count.Frozen));
    }

    [Fact]
    public void Parameters_Table_AddsUp()
    {
        var text = ModelTables.Parameters([new ParameterCount("encoders.text", 1200, 34), new ParameterCount("context", 5, 0)]).ToString();
        Assert.Matches(@"all +1,205 +34", text);
    }

    private static DialogueClassifier Classifier(bool freeze)
    {
        var settings = TinyTraining.Experiment.Model;
        return DialogueClassifier.Create(settings with { Text = settings.Text! with { Freeze = freeze } }, TinyTraining.Corpus, TinyTraining.Vectors, seed: 1);
    }
}
