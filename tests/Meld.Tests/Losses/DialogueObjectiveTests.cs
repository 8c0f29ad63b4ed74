using Meld.Corpus;
using Meld.Losses;
using Meld.Models;
using Meld.Tests.Training;
using TorchSharp;
using static TorchSharp.torch;

namespace Meld.Tests.Losses;

[Collection(TorchTests.Name)]
public sealed class DialogueObjectiveTests
{
    private static readonly float[] Logits = [1f, 0f, -1f, 0f, 2f, 0.5f];
    private static readonly long[] Targets = [2, 1];

    [Fact]
    public void Of_Batch_IsTheMeanWeighedByTheTrueLabels()
    {
        using var objective = new DialogueObjective(new ObjectiveSettings { ClassWeights = 0.4 }, TinyTraining.Corpus);
        var weights = Weights(Head.Emotion, 0.4);

        var losses = Enumerable.Range(0, 2).Select(row => -LogProbability(row, (int)Targets[row])).ToArray();
        var expected = (weights[2] * losses[0] + weights[1] * losses[1]) / (weights[2] + weights[1]);

        using var scope = NewDisposeScope();
        Assert.Equal(expected, objective.Of(Output(Head.Emotion), Target(Head.Emotion)).Total.ToDouble(), 1e-6);
    }

    [Fact]
    public void Of_BothHeads_AddsSentimentByItsWeight()
    {
        using var objective = new DialogueObjective(new ObjectiveSettings { SentimentWeight = 0.25 }, TinyTraining.Corpus);
        using var scope = NewDisposeScope();
        var sentiment = tensor(new float[] { 1, 0, 0, 2 }, [2, 2]);
        var output = new ModelOutput(new Dictionary<Head, Tensor> { [Head.Emotion] = tensor(Logits, [2, 3]), [Head.Sentiment] = sentiment });
        var targets = new Dictionary<Head, Tensor> { [Head.Emotion] = tensor(Targets), [Head.Sentiment] = tensor(new long[] { 0, 0 }) };

        var value = objective.Of(output, targets);

        Assert.Equal(value.Heads[Head.Emotion].ToDouble() + 0.25 * value.Heads[Head.Sentiment].ToDouble(), value.Total.ToDouble(), 1e-6);
    }

    [Fact]
    public void Of_Smoothed_SharesTheTargetAmongAllLabels()
    {
        using var objective = new DialogueObjective(new ObjectiveSettings { ClassWeights = 0, LabelSmoothing = 0.3 }, TinyTraining.Corpus);
        var expected = Enumerable.Range(0, 2).Average(
            row => Enumerable.Range(0, 3).Sum(label => -LogProbability(row, label) * (0.1 + (label == Targets[row] ? 0.7 : 0))));
        using var scope = NewDisposeScope();
        Assert.Equal(expected, objective.Of(Output(Head.Emotion), Target(Head.Emotion)).Total.ToDouble(), 1e-6);
    }

    [Fact]
    public void Of_NoTargets_IsRefused()
    {
        using var objective = new DialogueObjective(new ObjectiveSettings(), TinyTraining.Corpus);
        using var scope = NewDisposeScope();
        Assert.Throws<KeyNotFoundException>(() => objective.Of(Output(Head.Emotion), new Dictionary<Head, Tensor>()));
    }

    private static double[] Weights(Head head, double power)
    {
        var labels = TinyTraining.Corpus.LabelIndices(Split.Train, head);
        var count = TinyTraining.Corpus.Labels(head).Count;
        return [.. Enumerable.Range(0, count).Select(label => Math.Pow(labels.Count / (double)(count * labels.Count(one => one == label)), power))];
    }

    private static double LogProbability(int row, int label)
    {
        var logits = Logits[(3 * row)..(3 * row + 3)].Select(logit => (double)logit).ToArray();
        return logits[label] - Math.Log(logits.Sum(Math.Exp));
    }

    private static ModelOutput Output(Head head) => new(new Dictionary<Head, Tensor> { [head] = tensor(Logits, [2, 3]) });

    private static Dictionary<Head, Tensor> Target(Head head) => new() { [head] = tensor(Targets) };
}
