using System.Globalization;
using Meld.Corpus;

namespace Meld.Tracking;

/// <summary>Reads <see cref="RunFiles.Predictions"/> back.</summary>
internal sealed class PredictionsReader
{
    // Single-precision soft-max leaves sums about 1e-7 off; a lost or foreign column leaves more.
    private const double SumTolerance = 1e-3;
    private const double RoundingTolerance = 1e-6;
    private const int KeyColumns = 3;

    private readonly string path;
    private readonly IReadOnlyDictionary<Head, LabelSet> labels;

    private PredictionsReader(string path, IReadOnlyDictionary<Head, LabelSet> labels) => (this.path, this.labels) = (path, labels);

    /// <summary>The predictions of each split in the file, in the order of the file.</summary>
    /// <param name="path">The file.</param>
    /// <param name="labels">The labels that the run's heads have.</param>
    /// <exception cref="RunException">The file is not as a run writes it.</exception>
    public static IReadOnlyList<SplitPredictions> Read(string path, IReadOnlyDictionary<Head, LabelSet> labels) =>
        new PredictionsReader(path, labels).Read();

    private IReadOnlyList<SplitPredictions> Read()
    {
        var rows = CsvRows.Read(path);
        var expected = Header().ToList();
        if (!rows[0].Fields.SequenceEqual(expected)) throw Error(1, $"the columns are not {string.Join(',', expected)}");
        var keys = new HashSet<UtteranceKey>();
        foreach (var row in rows.Skip(1))
        {
            if (!keys.Add(Key(row))) throw Error(row.Row, $"{Key(row)} is there a second time");
        }
        return [.. rows.Skip(1).GroupBy(row => Key(row).Split).Select(Split)];
    }

    private IEnumerable<string> Header() =>
        ["split", "dialogue", "utterance", .. HeadsInOrder.SelectMany(head => labels[head].Select(label => $"{head.Name()}_{label}").Prepend(head.Name()))];

    private IEnumerable<Head> HeadsInOrder => Heads.All.Where(labels.ContainsKey);

    private SplitPredictions Split(IGrouping<Split, CsvRow> rows)
    {
        var heads = new List<HeadPredictions>();
        var column = KeyColumns;
        foreach (var head in HeadsInOrder)
        {
            var start = column;
            heads.Add(new HeadPredictions(
                head, labels[head], [.. rows.Select(row => Truth(row, head, start))], [.. rows.Select(row => Probabilities(row, head, start + 1))]));
            column += 1 + labels[head].Count;
        }
        return new SplitPredictions(rows.Key, [.. rows.Select(Key)], heads);
    }

    private UtteranceKey Key(CsvRow row)
    {
        foreach (var split in Splits.All)
        {
            if (split.Name() == row.Fields[0]) return new UtteranceKey(split, Id(row, 1, "dialogue"), Id(row, 2, "utterance"));
        }
        throw Error(row.Row, $"there is no split '{row.Fields[0]}'");
    }

    private int Id(CsvRow row, int column, string name) =>
        int.TryParse(row.Fields[column], NumberStyles.None, CultureInfo.InvariantCulture, out var id)
            ? id
            : throw Error(row.Row, $"the {name} '{row.Fields[column]}' is no whole number");

    private int Truth(CsvRow row, Head head, int column) => labels[head].Contains(row.Fields[column])
        ? labels[head].IndexOf(row.Fields[column])
        : throw Error(row.Row, $"'{row.Fields[column]}' is not among the labels of the head {head.Name()}");

    private double[] Probabilities(CsvRow row, Head head, int column)
    {
        double[] probabilities = [.. row.Fields.Skip(column).Take(labels[head].Count).Select(field => Probability(row, head, field))];
        return Math.Abs(probabilities.Sum() - 1) <= SumTolerance
            ? probabilities
            : throw Error(row.Row, $"the probabilities of the head {head.Name()} do not sum to 1");
    }

    private double Probability(CsvRow row, Head head, string field) =>
        double.TryParse(field, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) && value is >= 0 and <= 1 + RoundingTolerance
            ? value
            : throw Error(row.Row, $"'{field}' is no probability for the head {head.Name()}");

    private RunException Error(int row, string message) => new($"{path}, row {row}: {message}.");
}
