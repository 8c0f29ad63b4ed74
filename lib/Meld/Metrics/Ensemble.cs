namespace Meld.Metrics;

/// <summary>Several models' probabilities <c>[rows, labels]</c> as one.</summary>
public static class Ensemble
{
    private const int ShareSteps = 20;

    /// <summary>The mean of several models' probabilities, <c>[rows, labels]</c>.</summary>
    /// <exception cref="ArgumentException">There is no model, or they differ in rows or labels.</exception>
    public static double[][] Mean(IReadOnlyList<IReadOnlyList<double[]>> models)
    {
        ArgumentNullException.ThrowIfNull(models);
        if (models.Count == 0) throw new ArgumentException("An ensemble needs at least one model.", nameof(models));
        foreach (var model in models) ThrowIfShapesDiffer(models[0], model);
        return [.. models[0].Select((first, row) => first.Select((_, label) => models.Sum(model => model[row][label]) / models.Count).ToArray())];
    }

    /// <summary>The mixture <c>share * first + (1 - share) * second</c>, <c>[rows, labels]</c>.</summary>
    /// <param name="first">One model's probabilities, <c>[rows, labels]</c>.</param>
    /// <param name="second">Another's for the same rows, <c>[rows, labels]</c>.</param>
    /// <param name="share">The first model's share, from 0 to 1.</param>
    /// <exception cref="ArgumentException">The models differ in rows or labels.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="share"/> is not between 0 and 1.</exception>
    public static double[][] Mix(IReadOnlyList<double[]> first, IReadOnlyList<double[]> second, double share)
    {
        ArgumentNullException.ThrowIfNull(first);
        ArgumentNullException.ThrowIfNull(second);
        if (!(share >= 0 && share <= 1)) throw new ArgumentOutOfRangeException(nameof(share), share, "A share lies between 0 and 1.");
        ThrowIfShapesDiffer(first, second);
        return [.. first.Zip(second, (a, b) => a.Zip(b, (p, q) => (share * p) + ((1 - share) * q)).ToArray())];
    }

    /// <summary>
    /// The first model's share of the mixture with the best weighted F1, out of 0, 0.05 … 1. To be chosen on dev. Among equally good shares it is
    /// the one nearest the middle, which leans least on the rows it was chosen on, and of two as near the smaller.
    /// </summary>
    /// <param name="labels">Label names, one for each index.</param>
    /// <param name="truth">Index of the true label, <c>[rows]</c>.</param>
    /// <param name="first">One model's probabilities, <c>[rows, labels]</c>.</param>
    /// <param name="second">Another's for the same rows, <c>[rows, labels]</c>.</param>
    /// <exception cref="ArgumentException">The models differ in rows or labels, or an index has no name.</exception>
    public static MixtureShare ChooseShare(
        IReadOnlyList<string> labels, IReadOnlyList<int> truth, IReadOnlyList<double[]> first, IReadOnlyList<double[]> second) =>
        Enumerable.Range(0, ShareSteps + 1)
            .OrderBy(step => Math.Abs(step - (ShareSteps / 2)))
            .ThenBy(step => step)
            .Select(step => (double)step / ShareSteps)
            .Select(share => new MixtureShare(share, WeightedF1(labels, truth, Mix(first, second, share))))
            .MaxBy(mixture => mixture.WeightedF1);

    private static double WeightedF1(IReadOnlyList<string> labels, IReadOnlyList<int> truth, double[][] probabilities) =>
        ClassificationReport.From(labels, truth, Predictions.MostProbable(probabilities)).WeightedAverage.F1;

    private static void ThrowIfShapesDiffer(IReadOnlyList<double[]> first, IReadOnlyList<double[]> other)
    {
        if (other.Count != first.Count) throw new ArgumentException($"One model has {first.Count} rows of probabilities, another {other.Count}.");
        for (var row = 0; row < first.Count; row++)
        {
            if (other[row].Length != first[row].Length)
                throw new ArgumentException($"Row {row}: one model has {first[row].Length} probabilities, another {other[row].Length}.");
        }
    }
}
