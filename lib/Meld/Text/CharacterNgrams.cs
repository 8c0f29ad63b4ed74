namespace Meld.Text;

/// <summary>
/// Runs of <paramref name="Min"/> to <paramref name="Max"/> characters that never cross white space, each word padded with one blank on both
/// sides, as scikit-learn's analyzer "char_wb". A padded word no longer than the run's size counts once, whole, and ends the sizes.
/// </summary>
/// <param name="Min">Shortest run, in code points, from 1.</param>
/// <param name="Max">Longest run, in code points.</param>
public sealed record CharacterNgrams(int Min, int Max) : ITextAnalyzer
{
    /// <summary>Shortest run, in code points.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is below 1.</exception>
    public int Min { get; } = Min >= 1 ? Min : throw new ArgumentOutOfRangeException(nameof(Min), Min, "An n-gram has a character at least.");

    /// <inheritdoc/>
    public IReadOnlyList<string> Terms(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var terms = new List<string>();
        text = Characters.WellFormed(text);
        var start = 0;
        for (var end = 0; end <= text.Length; end++)
        {
            if (end < text.Length && !Characters.IsSpace(text[end])) continue;
            if (end > start) AddRuns($" {text.AsSpan(start, end - start)} ", terms);
            start = end + 1;
        }
        return terms;
    }

    private void AddRuns(string padded, List<string> terms)
    {
        var starts = RuneStarts(padded);
        var length = starts.Count - 1;
        for (var size = Min; size <= Max; size++)
        {
            for (var first = 0; first + size <= length; first++) terms.Add(padded[starts[first]..starts[first + size]]);
            if (length > size) continue;
            if (length < size) terms.Add(padded);
            return;
        }
    }

    /// <summary>Index of each code point's first UTF-16 unit, and the text's length at the end.</summary>
    private static List<int> RuneStarts(string text)
    {
        var starts = new List<int>(text.Length + 1);
        for (var i = 0; i < text.Length; i += char.IsHighSurrogate(text[i]) ? 2 : 1) starts.Add(i);
        starts.Add(text.Length);
        return starts;
    }
}
