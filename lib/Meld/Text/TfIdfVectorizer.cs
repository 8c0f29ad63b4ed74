using System.Runtime.InteropServices;

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
        var frequencies = DocumentFrequencies(texts, analyzer);
        var kept = frequencies.Where(pair => pair.Value.Count >= minDocumentFrequency).OrderBy(pair => pair.Key, StringComparer.Ordinal).ToArray();
        var idf = kept.Select(pair => PortableMath.Log((1.0 + texts.Count) / (1.0 + pair.Value.Count)) + 1).ToArray();
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
            AddRow(KnownColumns(texts[row]), indices, values);
            starts[row + 1] = indices.Count;
        }
        return new SparseMatrix(terms.Length, starts, [.. indices], [.. values]);
    }

    /// <summary>Number of texts that hold each term, and the last of them, so that a term counts once a text.</summary>
    private static Dictionary<string, (int Count, int Last)> DocumentFrequencies(IReadOnlyList<string> texts, ITextAnalyzer analyzer)
    {
        var frequencies = new Dictionary<string, (int Count, int Last)>(StringComparer.Ordinal);
        for (var row = 0; row < texts.Count; row++)
        {
            foreach (var term in analyzer.Terms(texts[row].ToLowerInvariant()))
            {
                ref var frequency = ref CollectionsMarshal.GetValueRefOrAddDefault(frequencies, term, out var known);
                if (!known || frequency.Last != row) frequency = (frequency.Count + 1, row);
            }
        }
        return frequencies;
    }

    /// <summary>Column of every known term of a text, repetitions and all, ascending.</summary>
    private List<int> KnownColumns(string text)
    {
        var found = new List<int>();
        foreach (var term in Analyzer.Terms(text.ToLowerInvariant()))
        {
            if (columns.TryGetValue(term, out var column)) found.Add(column);
        }
        found.Sort();
        return found;
    }

    private void AddRow(List<int> found, List<int> indices, List<double> values)
    {
        var (begin, squares) = (values.Count, 0.0);
        for (var (first, next) = (0, 0); first < found.Count; first = next)
        {
            while (next < found.Count && found[next] == found[first]) next++;
            var value = (1 + PortableMath.Log(next - first)) * idf[found[first]];
            indices.Add(found[first]);
            values.Add(value);
            squares += value * value;
        }
        var length = Math.Sqrt(squares);
        for (var i = begin; i < values.Count; i++) values[i] /= length;
    }
}
