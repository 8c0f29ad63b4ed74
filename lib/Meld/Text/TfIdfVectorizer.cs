namespace Meld.Text;

/// <summary>
/// Sub-linear TF-IDF: a term that occurs c times in a text and in df of n training texts weighs
/// <c>(1 + ln c) * (ln((1 + n) / (1 + df)) + 1)</c>, and each text's row has Euclidean length 1. The formulas are those of scikit-learn's
/// <c>TfidfVectorizer(sublinear_tf=True)</c>; texts are lower-cased first.
/// </summary>
public sealed class TfIdfVectorizer
{
    private readonly string[] terms;
    private readonly double[] idf;
    private readonly Dictionary<string, int> columns;

    /// <summary>A fitted vectorizer from its parts, to restore a saved one.</summary>
    /// <exception cref="ArgumentException">The terms do not ascend ordinally, or the two lists differ in length.</exception>
    public TfIdfVectorizer(ITextAnalyzer analyzer, IReadOnlyList<string> terms, IReadOnlyList<double> idf)
    {
        ArgumentNullException.ThrowIfNull(analyzer);
        ArgumentNullException.ThrowIfNull(terms);
        ArgumentNullException.ThrowIfNull(idf);
        if (terms.Count != idf.Count) throw new ArgumentException($"{terms.Count} terms with {idf.Count} idf values.", nameof(idf));
        (Analyzer, this.terms, this.idf) = (analyzer, [.. terms], [.. idf]);
        columns = new Dictionary<string, int>(terms.Count, StringComparer.Ordinal);
        for (var i = 0; i < this.terms.Length; i++)
        {
            if (i > 0 && string.CompareOrdinal(this.terms[i - 1], this.terms[i]) >= 0)
                throw new ArgumentException($"Term {i}, \"{this.terms[i]}\", is out of order.", nameof(terms));
            columns.Add(this.terms[i], i);
        }
    }

    /// <summary>What cuts a lower-cased text into terms.</summary>
    public ITextAnalyzer Analyzer { get; }

    /// <summary>The vocabulary, ascending ordinally; a term's index is its column.</summary>
    public IReadOnlyList<string> Terms => terms;

    /// <summary>Inverse document frequency of each term, 1 or more.</summary>
    public IReadOnlyList<double> Idf => idf;

    /// <summary>Learns vocabulary and document frequencies.</summary>
    /// <param name="texts">Training texts.</param>
    /// <param name="analyzer">Cuts a lower-cased text into terms.</param>
    /// <param name="minDocumentFrequency">Terms in fewer texts are dropped; a vocabulary may end up empty.</param>
    public static TfIdfVectorizer Fit(IReadOnlyList<string> texts, ITextAnalyzer analyzer, int minDocumentFrequency)
    {
        ArgumentNullException.ThrowIfNull(texts);
        ArgumentNullException.ThrowIfNull(analyzer);
        var frequencies = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var text in texts)
        {
            foreach (var term in analyzer.Terms(text.ToLowerInvariant()).ToHashSet(StringComparer.Ordinal))
                frequencies[term] = frequencies.GetValueOrDefault(term) + 1;
        }
        var kept = frequencies.Where(pair => pair.Value >= minDocumentFrequency).OrderBy(pair => pair.Key, StringComparer.Ordinal).ToArray();
        var idf = kept.Select(pair => PortableMath.Log((1.0 + texts.Count) / (1.0 + pair.Value)) + 1).ToArray();
        return new TfIdfVectorizer(analyzer, [.. kept.Select(pair => pair.Key)], idf);
    }

    /// <summary>The TF-IDF rows of <paramref name="texts"/>, <c>[texts, terms]</c>; a text without known terms has an empty row.</summary>
    public SparseMatrix Transform(IReadOnlyList<string> texts)
    {
        ArgumentNullException.ThrowIfNull(texts);
        var starts = new int[texts.Count + 1];
        var (indices, values) = (new List<int>(), new List<double>());
        for (var row = 0; row < texts.Count; row++)
        {
            var counts = Counts(texts[row]);
            indices.AddRange(counts.Keys);
            values.AddRange(UnitLength(counts));
            starts[row + 1] = indices.Count;
        }
        return new SparseMatrix(terms.Length, starts, [.. indices], [.. values]);
    }

    private SortedDictionary<int, int> Counts(string text)
    {
        var counts = new SortedDictionary<int, int>();
        foreach (var term in Analyzer.Terms(text.ToLowerInvariant()))
        {
            if (columns.TryGetValue(term, out var column)) counts[column] = counts.GetValueOrDefault(column) + 1;
        }
        return counts;
    }

    private double[] UnitLength(SortedDictionary<int, int> counts)
    {
        var row = counts.Select(pair => (1 + PortableMath.Log(pair.Value)) * idf[pair.Key]).ToArray();
        var squares = 0.0;
        foreach (var value in row) squares += value * value;
        var length = Math.Sqrt(squares);
        for (var i = 0; i < row.Length; i++) row[i] /= length;
        return row;
    }
}
