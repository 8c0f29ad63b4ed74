using Meld.Corpus;
using Meld.Models;
using Meld.Training;

namespace Meld.Tests.Training;

/// <summary>Corpora that are whole and odd: training on them has defined results.</summary>
[Collection(TorchTests.Name)]
public sealed class DegenerateDataTests
{
    [Fact]
    public void Fit_ADialogueOf500Utterances_Trains() => AssertTrains([.. Enumerable.Range(0, 500).Select(turn => $"the bus {turn}")]);

    [Fact]
    public void Fit_AnUtteranceOf5000Words_Trains() => AssertTrains([string.Join(' ', Enumerable.Repeat("never the bus", 1667)), "great"]);

    [Fact]
    public void Fit_EmptyTexts_Trains() => AssertTrains(["", "", ""]);

    [Fact]
    public void Fit_OneEmptyUtterance_Trains() => AssertTrains([""]);

    [Fact]
    public void Fit_WordsWithoutVectorsOrLetters_Trains() => AssertTrains(["xyzzy plugh", "…", "🙂", "\u0301"]);

    [Fact]
    public void Fit_ABatchOfOneUtterance_Trains()
    {
        using var trainer = Trained(Corpus(["great"]), TinyTraining.With(training => training with { Batch = 1 }));
        Assert.Equal(4, trainer.StepsPerEpoch);
    }

    [Fact]
    public void Fit_BatchLargerThanTheCorpus_IsOneStepAnEpoch()
    {
        using var trainer = Trained(TinyTraining.Corpus, TinyTraining.With(training => training with { Batch = 1000 }));
        Assert.Equal(1, trainer.StepsPerEpoch);
        Assert.Equal(trainer.Epoch, trainer.GlobalStep);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Fit_OneHeadOnly_HasThatHeadsResults(bool emotion)
    {
        var head = new HeadSettings { Hidden = 4 };
        var name = emotion ? "emotion" : "sentiment";
        var experiment = TinyTraining.With(training => training with { Monitor = $"dev.{name}.accuracy" }) with
        {
            Heads = emotion ? new HeadsSettings { Emotion = head } : new HeadsSettings { Sentiment = head },
        };
        using var trainer = Trained(TinyTraining.Corpus, experiment);
        Assert.Equal(name, Assert.Single(trainer.History[0].Heads).Head.Name());
        Assert.Equal(name, Assert.Single(trainer.Predict(Split.Test).Heads).Head.Name());
    }

    [Fact]
    public void Fit_NoContext_Trains() => Trained(TinyTraining.Corpus, TinyTraining.Experiment with { Context = null }).Dispose();

    [Fact]
    public void Fit_LabelsThatMostBatchesLack_Trains()
    {
        // Single utterances in batches of one: every batch lacks all labels but one.
        var corpus = TinyTraining.Of(
            TinyTraining.Dialogues(Split.Train, [.. Enumerable.Range(0, 6).Select(_ => (string[])["the bus"])]),
            TinyTraining.Dialogues(Split.Dev, ["great"]),
            TinyTraining.Dialogues(Split.Test, ["sad"]));
        Trained(corpus, TinyTraining.With(training => training with { Batch = 1 })).Dispose();
    }

    private static void AssertTrains(string[] dialogue) => Trained(Corpus(dialogue), TinyTraining.With(training => training with { Epochs = 2 })).Dispose();

    // The odd dialogue is in every split, with others that bring all labels.
    private static DialogueCorpus Corpus(string[] dialogue) => TinyTraining.Of(
        TinyTraining.Dialogues(Split.Train, dialogue, ["great"], ["sad"], ["never"]),
        TinyTraining.Dialogues(Split.Dev, dialogue),
        TinyTraining.Dialogues(Split.Test, dialogue));

    private static Trainer Trained(DialogueCorpus corpus, Experiment experiment)
    {
        var trainer = TinyTraining.Start(experiment, corpus);
        var result = trainer.Fit();
        Assert.NotNull(result.Best);
        Assert.All(result.History, epoch => Assert.True(double.IsFinite(epoch.TrainLoss) && double.IsFinite(epoch.DevLoss)));
        var predictions = trainer.Predict(Split.Test);
        Assert.Equal(corpus.Utterances(Split.Test).Count, predictions.Keys.Count);
        Assert.All(predictions.Heads.SelectMany(head => head.Probabilities), row => Assert.Equal(1, row.Sum(), 12));
        return trainer;
    }
}
