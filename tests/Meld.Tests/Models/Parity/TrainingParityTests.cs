using Meld.Bench.Train;
using Meld.Encoders;
using Meld.Models;
using Meld.Testing;
using Meld.Training;

namespace Meld.Tests.Models.Parity;

/// <summary>From equal weights and on equal batches, without dropout, our training and the same one in PyTorch go the same way.</summary>
[Collection(TorchTests.Name)]
public sealed class TrainingParityTests
{
    private const int Steps = 10;

    private static readonly Experiment Experiment = new()
    {
        Modalities = new ModalitiesSettings
        {
            Text = new TextEncoderSettings
            {
                Recurrent = new RecurrentSettings { Size = 12 },
                Convolution = new ConvolutionSettings { Filters = 10 },
                Output = 24,
                Dropout = 0,
                EmbeddingDropout = 0,
                WordDropout = 0,
            },
        },
        Context = new ContextSettings { Size = 9, Dropout = 0, SpeakerDropout = 0 },
        Heads = new HeadsSettings { Emotion = new HeadSettings(), Sentiment = new HeadSettings { Hidden = 7 }, Dropout = 0 },
        Objective = new() { LabelSmoothing = 0.05 },
        Training = new TrainingSettings { Epochs = 2, LearningRate = new LearningRates { Default = 3e-3 } },
    };

    [PythonTorchFact]
    public void Steps_EqualWeightsAndBatches_HaveEqualLossesAndGradients()
    {
        using var folder = new TemporaryDirectory();
        using var trainer = Trainer.Start(SampleCorpus.Corpus, Experiment, new MadeUpVectors(20), seed: 7, TimeProvider.System);
        using var python = PythonTraining.Start(trainer, SampleCorpus.Corpus, Experiment.Training.Epochs, folder.Path);

        var theirs = python.Gradients();
        var ours = trainer.Inspect().Parameters.ToDictionary(parameter => parameter.Name, parameter => parameter.GradientNorm);
        Assert.Equal(theirs.Keys.Order(), ours.Keys.Order());
        Assert.All(theirs, gradient => AssertClose(gradient.Value, ours[gradient.Key]));

        var expected = python.Steps(Steps);
        var actual = Enumerable.Range(0, Steps).Select(_ => trainer.Step()).ToArray();
        Assert.Equal(expected.Utterances, actual.Sum(step => step.Utterances));
        Assert.All(expected.Losses.Zip(actual), pair => AssertClose(pair.First, pair.Second.Loss));
        Assert.All(expected.Norms.Zip(actual), pair => AssertClose(pair.First, pair.Second.GradientNorm));
        Assert.True(actual[^1].Loss < actual[0].Loss, "the training learns nothing that could differ");
    }

    private static void AssertClose(double expected, double actual) => Assert.Equal(expected, actual, 1e-4 * Math.Max(1, Math.Abs(expected)));
}
