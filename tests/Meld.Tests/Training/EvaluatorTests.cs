using Meld.Corpus;
using Meld.Losses;
using Meld.Models;
using Meld.Training;
using static TorchSharp.torch;

namespace Meld.Tests.Training;

[Collection(TorchTests.Name)]
public sealed class EvaluatorTests
{
    [Fact]
    public void Predict_ASplit_HasProbabilitiesOfEveryUtteranceInOrder()
    {
        using var classifier = Classifier();
        var predictions = Evaluator.Predict(classifier, TinyTraining.Corpus, Split.Train);

        Assert.Equal(TinyTraining.Corpus.Utterances(Split.Train).Select(utterance => utterance.Key), predictions.Keys);
        Assert.Equal(Heads.All, predictions.Heads.Select(head => head.Head));
        Assert.All(predictions.Heads, head => Assert.Equal(TinyTraining.Corpus.LabelIndices(Split.Train, head.Head), head.Truth));
        Assert.All(predictions.Heads.SelectMany(head => head.Probabilities), row => Assert.Equal(1, row.Sum(), 12));
    }

    [Fact]
    public void Predict_WhileTraining_HasNoDropoutAndNoEffect()
    {
        using var classifier = Classifier();
        using var state = get_rng_state();
        var first = Evaluator.Predict(classifier, TinyTraining.Corpus, Split.Dev);
        var second = Evaluator.Predict(classifier, TinyTraining.Corpus, Split.Dev);
        using var after = get_rng_state();

        Assert.Equal(first.Of(Head.Emotion).Probabilities, second.Of(Head.Emotion).Probabilities);
        Assert.Equal(state.data<byte>().ToArray(), after.data<byte>().ToArray());
        Assert.True(classifier.Model.training);
    }

    [Fact]
    public void Logits_OtherBatches_AreTheSame()
    {
        using var classifier = Classifier();
        using var prepared = classifier.Prepare(TinyTraining.Corpus.Dialogues(Split.Train));
        // From one dialogue a batch to all in one.
        var alone = Evaluator.Logits(classifier.Model, prepared, mostPlaces: 1)[Head.Emotion];
        foreach (var places in (int[])[7, 20, 10_000])
        {
            var together = Evaluator.Logits(classifier.Model, prepared, places)[Head.Emotion];
            Assert.All(alone.Zip(together), pair => Assert.All(pair.First.Zip(pair.Second), logits => Assert.Equal(logits.First, logits.Second, 1e-5f)));
        }
    }

    [Fact]
    public void Evaluate_ASplit_HasTheLossOfAllItsUtterancesAtOnce()
    {
        using var classifier = Classifier();
        using var objective = new DialogueObjective(TinyTraining.Experiment.Objective, TinyTraining.Corpus);
        using var prepared = classifier.Prepare(TinyTraining.Corpus.Dialogues(Split.Dev));
        var evaluation = Evaluator.Evaluate(classifier, prepared, Split.Dev, objective);

        // By hand: weighted mean of the negative logarithms of the true labels' probabilities.
        var emotion = evaluation.Predictions.Of(Head.Emotion);
        var counts = TinyTraining.Corpus.LabelIndices(Split.Train, Head.Emotion).CountBy(label => label).ToDictionary();
        double Weight(int label) => Math.Pow(counts.Values.Sum() / 3.0 / counts[label], TinyTraining.Experiment.Objective.ClassWeights);
        var sum = emotion.Truth.Zip(emotion.Probabilities, (label, row) => -Math.Log(row[label]) * Weight(label)).Sum();
        Assert.Equal(sum / emotion.Truth.Sum(Weight), evaluation.HeadLosses[Head.Emotion], 1e-5);
        Assert.Equal(evaluation.HeadLosses[Head.Emotion] + 0.5 * evaluation.HeadLosses[Head.Sentiment], evaluation.Loss, 1e-5);
    }

    private static DialogueClassifier Classifier() => DialogueClassifier.Create(TinyTraining.Experiment.Model, TinyTraining.Corpus, TinyTraining.Vectors, 3);
}
