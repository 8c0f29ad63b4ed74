namespace Meld.Metrics;

/// <summary>
/// Whether one model is better than another or the difference is chance: rows are drawn anew, with replacement, as many as there are, and both
/// models scored on the same draw (Efron and Tibshirani, "An Introduction to the Bootstrap", 1993; Koehn 2004 for paired systems). What is drawn are
/// units of rows that depend on one another, such as all utterances of a dialogue: drawing the utterances one by one makes the interval too narrow.
/// </summary>
public static class PairedBootstrap
{
    /// <summary>Resamples where nothing else is said: the ends of the interval then vary by about a hundredth of its width from seed to seed.</summary>
    public const int UsualResamples = 10_000;

    private const double Tail = 0.025;

    /// <summary>The differences between two models in each of <see cref="Scores.All"/>. Equal arguments give equal bits.</summary>
    /// <param name="labelCount">Number of labels; those that never occur count in macro F1, as in a <see cref="ClassificationReport"/>.</param>
    /// <param name="truth">Index of the true label, <c>[rows]</c>.</param>
    /// <param name="first">Index of the label that the first model predicts, <c>[rows]</c>.</param>
    /// <param name="second">Index of the label that the second model predicts, <c>[rows]</c>.</param>
    /// <param name="units">A number for each row, equal for rows that are drawn together, <c>[rows]</c>.</param>
    /// <param name="resamples">How often to draw.</param>
    /// <param name="seed">Decides every draw.</param>
    /// <exception cref="ArgumentException">The lists differ in length or are empty, or an index is not among the labels.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="resamples"/> is below 1.</exception>
    public static IReadOnlyList<ScoreDifference> Compare(
        int labelCount,
        IReadOnlyList<int> truth,
        IReadOnlyList<int> first,
        IReadOnlyList<int> second,
        IReadOnlyList<int> units,
        int resamples = UsualResamples,
        int seed = 1)
    {
        ThrowIfUnusable(labelCount, truth, first, second, units);
        ArgumentOutOfRangeException.ThrowIfLessThan(resamples, 1);
        var pairs = new PairedCounts(labelCount, truth, first, second);
        int[][] blocks = [.. units.Zip(pairs.Rows).GroupBy(row => row.First, row => row.Second).Select(block => block.ToArray())];
        var random = new SplitMix64((ulong)seed);
        var counts = new int[pairs.Triples];
        double[][] differences = [.. Scores.All.Select(_ => new double[resamples])];
        for (var resample = 0; resample < resamples; resample++)
        {
            Array.Clear(counts);
            for (var draw = 0; draw < blocks.Length; draw++)
            {
                foreach (var triple in blocks[random.Below(blocks.Length)]) counts[triple]++;
            }
            foreach (var (score, values) in pairs.Of(counts).Index()) differences[score][resample] = values.Second - values.First;
        }
        Array.Clear(counts);
        foreach (var triple in pairs.Rows) counts[triple]++;
        return [.. pairs.Of(counts).Select((values, score) => Summary(Scores.All[score], values, differences[score]))];
    }

    private static ScoreDifference Summary(Score score, (double First, double Second) values, double[] differences)
    {
        Array.Sort(differences);
        var (worse, better) = (differences.Count(difference => difference < 0), differences.Count(difference => difference > 0));
        var rarer = differences.Length - Math.Max(worse, better);
        return new ScoreDifference(
            score,
            values.First,
            values.Second,
            Quantile(differences, Tail),
            Quantile(differences, 1 - Tail),
            Math.Min(1, 2.0 * (rarer + 1) / (differences.Length + 1)),
            (double)better / differences.Length);
    }

    // Between two values in proportion, as NumPy does by default.
    private static double Quantile(double[] sorted, double share)
    {
        var place = share * (sorted.Length - 1);
        var below = (int)place;
        var above = Math.Min(below + 1, sorted.Length - 1);
        return sorted[below] + ((place - below) * (sorted[above] - sorted[below]));
    }

    private static void ThrowIfUnusable(
        int labelCount, IReadOnlyList<int> truth, IReadOnlyList<int> first, IReadOnlyList<int> second, IReadOnlyList<int> units)
    {
        ArgumentNullException.ThrowIfNull(truth);
        ArgumentNullException.ThrowIfNull(first);
        ArgumentNullException.ThrowIfNull(second);
        ArgumentNullException.ThrowIfNull(units);
        if (truth.Count == 0) throw new ArgumentException("There are no rows to compare on.", nameof(truth));
        if (first.Count != truth.Count || second.Count != truth.Count || units.Count != truth.Count)
            throw new ArgumentException($"{truth.Count} true labels, {first.Count} and {second.Count} predicted, {units.Count} units.", nameof(truth));
        for (var row = 0; row < truth.Count; row++)
        {
            if ((uint)truth[row] < labelCount && (uint)first[row] < labelCount && (uint)second[row] < labelCount) continue;
            throw new ArgumentException($"Row {row}: label {truth[row]}, {first[row]} or {second[row]} is not among {labelCount}.", nameof(labelCount));
        }
    }
}
