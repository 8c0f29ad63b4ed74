using Meld.Baselines;
using Meld.Corpus;
using Meld.Losses;
using Meld.Models;
using Meld.Tracking;
using TorchSharp;
using static TorchSharp.torch;

namespace Meld.Training;

/// <summary>What a model says of a split: without dropout, without gradients, without touching the random numbers, and whatever the batches.</summary>
public static class Evaluator
{
    // Places of a batch's grid: enough for the matrix products to be large, small enough for memory not to count.
    private const int MostPlaces = 512;

    /// <summary>Predicts a split of a corpus.</summary>
    /// <param name="classifier">The model.</param>
    /// <param name="corpus">The corpus, with labels that the model knows.</param>
    /// <param name="split">The split.</param>
    public static SplitPredictions Predict(DialogueClassifier classifier, DialogueCorpus corpus, Split split)
    {
        using var prepared = classifier.Prepare(corpus.Dialogues(split));
        return Predictions(classifier, prepared, split, Logits(classifier.Model, prepared));
    }

    /// <summary>The probability of each label for every utterance of some dialogues, <c>[utterances, labels]</c>, by head; labels of theirs do not matter.</summary>
    public static IReadOnlyDictionary<Head, double[][]> Probabilities(DialogueClassifier classifier, IReadOnlyList<Dialogue> dialogues)
    {
        using var prepared = classifier.Prepare(dialogues);
        return Logits(classifier.Model, prepared).ToDictionary(pair => pair.Key, pair => pair.Value.Select(Probabilities).ToArray());
    }

    /// <summary>Predicts prepared dialogues of one split and measures the loss.</summary>
    /// <exception cref="KeyNotFoundException">A label is not known to the model.</exception>
    internal static SplitEvaluation Evaluate(DialogueClassifier classifier, PreparedDialogues prepared, Split split, DialogueObjective objective)
    {
        var logits = Logits(classifier.Model, prepared);
        var predictions = Predictions(classifier, prepared, split, logits);
        using var noGrad = no_grad();
        using var scope = NewDisposeScope();
        var loss = objective.Of(
            new ModelOutput(logits.ToDictionary(pair => pair.Key, pair => Rows(pair.Value))),
            predictions.Heads.ToDictionary(head => head.Head, head => tensor(head.Truth.Select(label => (long)label).ToArray())));
        return new SplitEvaluation(predictions, loss.Total.ToDouble(), loss.Heads.ToDictionary(pair => pair.Key, pair => pair.Value.ToDouble()));
    }

    /// <summary>The logits of all utterances in the order of their dialogues, <c>[utterances, labels]</c>, by head.</summary>
    internal static IReadOnlyDictionary<Head, float[][]> Logits(DialogueModel model, PreparedDialogues prepared, int mostPlaces = MostPlaces)
    {
        int[] lengths = [.. prepared.Dialogues.Select(dialogue => dialogue.Utterances.Count)];
        var starts = new int[lengths.Length + 1];
        for (var i = 0; i < lengths.Length; i++) starts[i + 1] = starts[i] + lengths[i];
        var logits = new Dictionary<Head, float[][]>();
        var training = model.training;
        model.eval();
        try
        {
            using var noGrad = no_grad();
            foreach (var dialogues in Batches(lengths, mostPlaces))
            {
                using var scope = NewDisposeScope();
                int[] rows = [.. dialogues.SelectMany(dialogue => Enumerable.Range(starts[dialogue], lengths[dialogue]))];
                foreach (var (head, values) in model.call(prepared.Batch(dialogues)).Logits)
                {
                    if (!logits.TryGetValue(head, out var all)) logits.Add(head, all = new float[starts[^1]][]);
                    foreach (var (row, numbers) in rows.Zip(values.data<float>().ToArray().Chunk((int)values.size(1)))) all[row] = numbers;
                }
            }
        }
        finally
        {
            model.train(training);
        }
        return logits;
    }

    private static SplitPredictions Predictions(
        DialogueClassifier classifier, PreparedDialogues prepared, Split split, IReadOnlyDictionary<Head, float[][]> logits)
    {
        Utterance[] utterances = [.. prepared.Dialogues.SelectMany(dialogue => dialogue.Utterances)];
        return new SplitPredictions(
            split,
            [.. utterances.Select(utterance => utterance.Key)],
            [
                .. from head in Heads.All
                   where logits.ContainsKey(head)
                   let labels = classifier.Labels[head]
                   let truth = utterances.Select(utterance => labels.IndexOf(utterance.Label(head))).ToArray()
                   select new HeadPredictions(head, labels, truth, [.. logits[head].Select(Probabilities)]),
            ]);
    }

    /// <summary>Dialogues of about the same length together, from short to long, until their grid is full.</summary>
    private static IEnumerable<IReadOnlyList<int>> Batches(int[] lengths, int mostPlaces)
    {
        List<int> batch = [];
        foreach (var dialogue in Enumerable.Range(0, lengths.Length).OrderBy(dialogue => lengths[dialogue]))
        {
            if (batch.Count > 0 && (long)(batch.Count + 1) * lengths[dialogue] > mostPlaces)
            {
                yield return batch;
                batch = [];
            }
            batch.Add(dialogue);
        }
        if (batch.Count > 0) yield return batch;
    }

    private static double[] Probabilities(float[] logits)
    {
        double[] probabilities = [.. logits.Select(logit => (double)logit)];
        Softmax.InPlace(probabilities);
        return probabilities;
    }

    private static Tensor Rows(float[][] rows) => tensor(rows.SelectMany(row => row).ToArray(), [rows.Length, rows.Length == 0 ? 0 : rows[0].Length]);
}
