using Meld.Text;

namespace Meld.Baselines;

/// <summary>Multinomial logistic regression on sparse rows: probabilities are the soft-max of <c>x W + b</c>.</summary>
public sealed class SoftmaxRegression
{
    private readonly double[] parameters;
    private readonly int stride;

    /// <summary>A fitted model from its parts, copied.</summary>
    /// <param name="weights">Weights <c>[features, classes]</c>, row by row.</param>
    /// <param name="biases">Biases <c>[classes]</c>.</param>
    /// <exception cref="ArgumentException">The weights are not a whole number of rows.</exception>
    public SoftmaxRegression(ReadOnlySpan<double> weights, ReadOnlySpan<double> biases)
    {
        if (biases.IsEmpty || weights.Length % biases.Length != 0)
            throw new ArgumentException($"{weights.Length} weights do not fit {biases.Length} classes.", nameof(weights));
        (ClassCount, FeatureCount, stride) = (biases.Length, weights.Length / biases.Length, SoftmaxObjective.Stride(biases.Length));
        parameters = new double[(FeatureCount + 1) * stride];
        for (var feature = 0; feature < FeatureCount; feature++)
            weights.Slice(feature * ClassCount, ClassCount).CopyTo(parameters.AsSpan(feature * stride));
        biases.CopyTo(parameters.AsSpan(FeatureCount * stride));
    }

    private SoftmaxRegression(double[] parameters, int classCount) =>
        (this.parameters, ClassCount, stride, FeatureCount) =
        (parameters, classCount, SoftmaxObjective.Stride(classCount), parameters.Length / SoftmaxObjective.Stride(classCount) - 1);

    /// <summary>Number of classes.</summary>
    public int ClassCount { get; }

    /// <summary>Number of features.</summary>
    public int FeatureCount { get; }

    /// <summary>Weights of one feature, <c>[classes]</c>.</summary>
    public ReadOnlySpan<double> Weights(int feature)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(feature, FeatureCount);
        return parameters.AsSpan(feature * stride, ClassCount);
    }

    /// <summary>Biases, <c>[classes]</c>.</summary>
    public ReadOnlySpan<double> Biases => parameters.AsSpan(FeatureCount * stride, ClassCount);

    /// <summary>
    /// Minimises <c>C * sum_i w(label_i) * loss_i + |W|^2 / 2</c> (scikit-learn's LogisticRegression: the biases are not penalised) from zero.
    /// </summary>
    /// <param name="features">Training rows, <c>[rows, features]</c>.</param>
    /// <param name="labels">Label of each row.</param>
    /// <param name="classWeights">w by label; their number is the number of classes.</param>
    /// <param name="c">C: larger fits the training rows closer.</param>
    /// <param name="settings">How the solver stops.</param>
    /// <param name="fit">Where the solver ended; its point is <c>[features + 1, classes padded to a multiple of 4]</c>, biases last.</param>
    /// <exception cref="ArgumentException">Rows and labels differ in number, or C is not positive.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A label has no weight.</exception>
    public static SoftmaxRegression Fit(
        SparseMatrix features, IReadOnlyList<int> labels, IReadOnlyList<double> classWeights, double c, LbfgsSettings settings, out LbfgsResult fit)
    {
        ArgumentNullException.ThrowIfNull(features);
        ArgumentNullException.ThrowIfNull(labels);
        ArgumentNullException.ThrowIfNull(classWeights);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(c);
        if (features.RowCount != labels.Count) throw new ArgumentException($"{features.RowCount} rows, {labels.Count} labels.", nameof(labels));
        LabelCounts.Of(labels, classWeights.Count);
        var objective = new SoftmaxObjective(features, labels, [.. classWeights.Select(weight => c * weight)]);
        fit = Lbfgs.Minimize(objective.Evaluate, new double[objective.Size], settings, objective.Curvatures());
        var model = new SoftmaxRegression((double[])fit.Point.Clone(), classWeights.Count);
        model.CentreBiases();
        return model;
    }

    /// <summary>Probabilities of each row, <c>[rows, classes]</c>.</summary>
    /// <exception cref="ArgumentException">The rows have another number of features.</exception>
    public double[][] Probabilities(SparseMatrix features)
    {
        var rows = Logits(features);
        foreach (var row in rows) Softmax.InPlace(row);
        return rows;
    }

    /// <summary>Logits of each row, <c>[rows, classes]</c>.</summary>
    /// <exception cref="ArgumentException">The rows have another number of features.</exception>
    public double[][] Logits(SparseMatrix features)
    {
        ArgumentNullException.ThrowIfNull(features);
        if (features.ColumnCount != FeatureCount)
            throw new ArgumentException($"{features.ColumnCount} features, not {FeatureCount}.", nameof(features));
        var scores = new double[stride];
        var rows = new double[features.RowCount][];
        for (var row = 0; row < rows.Length; row++)
        {
            SoftmaxObjective.Logits(features, row, parameters, scores);
            rows[row] = scores[..ClassCount];
        }
        return rows;
    }

    /// <summary>
    /// The same number added to every bias changes no probability and costs nothing, so where their mean ends up is up to the solver's path;
    /// it is put to 0. The weights' penalty does so for them.
    /// </summary>
    private void CentreBiases()
    {
        var biases = parameters.AsSpan(FeatureCount * stride, ClassCount);
        var mean = 0.0;
        foreach (var bias in biases) mean += bias / ClassCount;
        foreach (ref var bias in biases) bias -= mean;
    }
}
