namespace Meld.Metrics;

/// <summary>How often each true label was predicted as each label; immutable.</summary>
public sealed class ConfusionMatrix
{
    private readonly int[,] counts;
    private readonly string[] labels;

    /// <summary>A matrix from its counts, copied.</summary>
    /// <param name="labels">Label names, one for each index.</param>
    /// <param name="counts">Counts <c>[true label, predicted label]</c>.</param>
    /// <exception cref="ArgumentException">The counts are negative or not square in the number of labels.</exception>
    public ConfusionMatrix(IReadOnlyList<string> labels, int[,] counts)
    {
        ArgumentNullException.ThrowIfNull(labels);
        ArgumentNullException.ThrowIfNull(counts);
        if (counts.GetLength(0) != labels.Count || counts.GetLength(1) != labels.Count)
            throw new ArgumentException($"{labels.Count} labels with {counts.GetLength(0)} x {counts.GetLength(1)} counts.", nameof(counts));
        if (counts.Cast<int>().Any(count => count < 0)) throw new ArgumentException("A count is negative.", nameof(counts));
        (this.labels, this.counts) = ([.. labels], (int[,])counts.Clone());
    }

    /// <summary>Label names, one for each index.</summary>
    public IReadOnlyList<string> Labels => labels;

    /// <summary>How many rows of true label <paramref name="truth"/> were predicted as <paramref name="predicted"/>.</summary>
    public int this[int truth, int predicted] => counts[truth, predicted];

    /// <summary>Number of rows counted.</summary>
    public int Total => counts.Cast<int>().Sum();

    /// <summary>Number of rows predicted as what they are: the diagonal's sum.</summary>
    public int Correct => Enumerable.Range(0, labels.Length).Sum(label => counts[label, label]);

    /// <summary>Number of rows whose true label is <paramref name="label"/>.</summary>
    public int Support(int label) => Enumerable.Range(0, labels.Length).Sum(predicted => counts[label, predicted]);

    /// <summary>Number of rows predicted as <paramref name="label"/>.</summary>
    public int Predicted(int label) => Enumerable.Range(0, labels.Length).Sum(truth => counts[truth, label]);

    /// <summary>Counts true and predicted label indices, row by row.</summary>
    /// <exception cref="ArgumentException">The two lists differ in length, or an index has no name.</exception>
    public static ConfusionMatrix From(IReadOnlyList<string> labels, IReadOnlyList<int> truth, IReadOnlyList<int> predicted)
    {
        ArgumentNullException.ThrowIfNull(labels);
        ArgumentNullException.ThrowIfNull(truth);
        ArgumentNullException.ThrowIfNull(predicted);
        if (truth.Count != predicted.Count) throw new ArgumentException($"{truth.Count} true labels, {predicted.Count} predicted.", nameof(predicted));
        var counts = new int[labels.Count, labels.Count];
        for (var row = 0; row < truth.Count; row++)
        {
            if ((uint)truth[row] >= labels.Count || (uint)predicted[row] >= labels.Count)
                throw new ArgumentException($"Row {row}: label {truth[row]} or {predicted[row]} is not among the {labels.Count} names.", nameof(labels));
            counts[truth[row], predicted[row]]++;
        }
        return new ConfusionMatrix(labels, counts);
    }
}
