using System.Runtime.Intrinsics;
using Meld.Text;

namespace Meld.Baselines;

/// <summary>
/// <c>C * sum_i w_i * loss_i + |W|^2 / 2</c> of a soft-max regression, scikit-learn's objective: loss_i is the negative log-likelihood of row
/// i, w_i the weight of its label, and the biases are free. Parameters are <c>[features + 1, stride]</c>, biases last: the classes of a
/// feature lie together, padded with zeros to whole groups of four (7 emotions to 8: one cache line), so a stored value of the matrix costs
/// two vector multiplications and additions. The padding has zero gradient and stays zero.
/// </summary>
internal sealed class SoftmaxObjective
{
    private readonly SparseMatrix features;
    private readonly int[] labels;
    private readonly double[] weights;
    private readonly int classCount;
    private readonly double[] scores;

    /// <param name="features">Rows, <c>[rows, features]</c>.</param>
    /// <param name="labels">Label of each row.</param>
    /// <param name="weights">C * w by label.</param>
    public SoftmaxObjective(SparseMatrix features, IReadOnlyList<int> labels, IReadOnlyList<double> weights)
    {
        (this.features, this.labels, this.weights, classCount) = (features, [.. labels], [.. weights], weights.Count);
        scores = new double[Stride(classCount)];
    }

    /// <summary>Number of parameters.</summary>
    public int Size => (features.ColumnCount + 1) * scores.Length;

    /// <summary>Classes padded to whole groups of four.</summary>
    public static int Stride(int classCount) => (classCount + LaneMath.Lanes - 1) / LaneMath.Lanes * LaneMath.Lanes;

    /// <summary>The objective and its gradient, see <see cref="Objective"/>.</summary>
    public double Evaluate(ReadOnlySpan<double> point, Span<double> gradient)
    {
        var penalised = features.ColumnCount * scores.Length;
        point[..penalised].CopyTo(gradient);
        gradient[penalised..].Clear();
        var value = LaneMath.Dot(point[..penalised], point[..penalised]) / 2;
        for (var row = 0; row < features.RowCount; row++)
        {
            Logits(features, row, point, scores);
            value += Loss(row);
            AddGradient(row, gradient);
        }
        return value;
    }

    /// <summary>
    /// Second derivative by each parameter where every row's probabilities are the labels' weighted shares q, about what biases alone reach:
    /// <c>1 + q_k (1 - q_k) * sum_i C w_i x_ij^2</c>, for a bias without the penalty's 1. "." and "!" have 100 times that of a rare term.
    /// </summary>
    public double[] Curvatures()
    {
        var squares = WeightedSquares();
        var shares = WeightedShares();
        var curvatures = new double[Size];
        for (var i = 0; i < curvatures.Length; i++)
        {
            var (feature, label) = Math.DivRem(i, scores.Length);
            var curvature = squares[feature] * shares[label] * (1 - shares[label]);
            // A label without rows, the padding and a data set without rows would have none at all.
            curvatures[i] = feature < features.ColumnCount ? 1 + curvature : curvature > 0 ? curvature : 1;
        }
        return curvatures;
    }

    /// <summary>Logits of one row into <paramref name="target"/>, <c>[stride]</c>.</summary>
    public static void Logits(SparseMatrix features, int row, ReadOnlySpan<double> parameters, Span<double> target)
    {
        var columns = features.Columns(row);
        var values = features.Values(row);
        var groups = LaneMath.Groups(parameters);
        var sums = LaneMath.Groups(target);
        for (var group = 0; group < sums.Length; group++)
        {
            var sum = groups[features.ColumnCount * sums.Length + group];
            for (var i = 0; i < columns.Length; i++) sum += values[i] * groups[columns[i] * sums.Length + group];
            sums[group] = sum;
        }
    }

    /// <summary>sum_i C w_i x_ij^2 of each feature and, last, of the bias, whose x is 1.</summary>
    private double[] WeightedSquares()
    {
        var squares = new double[features.ColumnCount + 1];
        for (var row = 0; row < features.RowCount; row++)
        {
            var columns = features.Columns(row);
            var values = features.Values(row);
            var weight = weights[labels[row]];
            for (var i = 0; i < columns.Length; i++) squares[columns[i]] += weight * values[i] * values[i];
            squares[^1] += weight;
        }
        return squares;
    }

    /// <summary>Share of each label in the total weight, <c>[stride]</c>; 0 for the padding.</summary>
    private double[] WeightedShares()
    {
        var shares = new double[scores.Length];
        var total = 0.0;
        foreach (var label in labels)
        {
            shares[label] += weights[label];
            total += weights[label];
        }
        return [.. shares.Select(share => total > 0 ? share / total : 0)];
    }

    /// <summary>Weighted loss of a row; turns the scores from logits into its derivatives by logit, w (p - y).</summary>
    private double Loss(int row)
    {
        var (label, weight) = (labels[row], weights[labels[row]]);
        var logit = scores[label];
        var logSum = Softmax.InPlace(scores.AsSpan(0, classCount));
        scores[label] -= 1;
        for (var k = 0; k < classCount; k++) scores[k] *= weight;
        return weight * (logSum - logit);
    }

    private void AddGradient(int row, Span<double> gradient)
    {
        var columns = features.Columns(row);
        var values = features.Values(row);
        var groups = LaneMath.Groups(gradient);
        var sums = LaneMath.Groups(scores.AsSpan());
        for (var group = 0; group < sums.Length; group++)
        {
            Vector256<double> derivative = sums[group];
            groups[features.ColumnCount * sums.Length + group] += derivative;
            for (var i = 0; i < columns.Length; i++) groups[columns[i] * sums.Length + group] += values[i] * derivative;
        }
    }
}
