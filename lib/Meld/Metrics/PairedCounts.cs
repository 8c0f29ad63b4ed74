namespace Meld.Metrics;

/// <summary>
/// Rows by what they are and what two models say. All scores of both follow from how often each such triple occurs, and there are far fewer
/// triples than rows.
/// </summary>
internal sealed class PairedCounts
{
    private readonly int labelCount;
    private readonly List<(int Truth, int First, int Second)> triples;

    public PairedCounts(int labelCount, IReadOnlyList<int> truth, IReadOnlyList<int> first, IReadOnlyList<int> second)
    {
        this.labelCount = labelCount;
        var rows = truth.Select((label, row) => (Truth: label, First: first[row], Second: second[row])).ToList();
        triples = [.. rows.Distinct()];
        var places = triples.Select((triple, place) => (triple, place)).ToDictionary(entry => entry.triple, entry => entry.place);
        Rows = [.. rows.Select(row => places[row])];
    }

    /// <summary>The place of each row's triple among the <see cref="Triples"/>, <c>[rows]</c>.</summary>
    public IReadOnlyList<int> Rows { get; }

    /// <summary>Number of different triples.</summary>
    public int Triples => triples.Count;

    /// <summary>A score of each model where every triple occurs as often as <paramref name="counts"/> says, <c>[triples]</c>.</summary>
    public IReadOnlyList<(double First, double Second)> Of(ReadOnlySpan<int> counts)
    {
        var support = new int[labelCount];
        var (predictedFirst, predictedSecond) = (new int[labelCount], new int[labelCount]);
        var (correctFirst, correctSecond) = (new int[labelCount], new int[labelCount]);
        for (var place = 0; place < counts.Length; place++)
        {
            var (truth, first, second) = triples[place];
            support[truth] += counts[place];
            predictedFirst[first] += counts[place];
            predictedSecond[second] += counts[place];
            if (first == truth) correctFirst[truth] += counts[place];
            if (second == truth) correctSecond[truth] += counts[place];
        }
        return [.. Values(support, predictedFirst, correctFirst).Zip(Values(support, predictedSecond, correctSecond))];
    }

    // In the order of Scores.All, and in the order of additions of ClassificationReport, so that the values are the same to the last bit.
    private static double[] Values(int[] support, int[] predicted, int[] correct)
    {
        var f1 = new double[support.Length];
        var weighted = new double[support.Length];
        var (rows, right) = (0, 0);
        for (var label = 0; label < support.Length; label++)
        {
            f1[label] = ClassScores.Ratio(2.0 * correct[label], (double)predicted[label] + support[label]);
            weighted[label] = f1[label] * support[label];
            rows += support[label];
            right += correct[label];
        }
        return
        [
            ClassScores.Ratio(right, rows), ClassScores.Ratio(PairwiseSum.Of(weighted), rows), ClassScores.Ratio(PairwiseSum.Of(f1), support.Length),
        ];
    }
}
