namespace Meld.Text;

/// <summary>Runs of <paramref name="Min"/> to <paramref name="Max"/> word tokens joined by a blank, as scikit-learn's analyzer "word".</summary>
/// <param name="Min">Shortest run, in tokens, from 1.</param>
/// <param name="Max">Longest run, in tokens.</param>
/// <param name="MinLength">Words of fewer code points are dropped before runs are formed.</param>
/// <param name="Punctuation">Whether each punctuation character is a token, see <see cref="WordTokens"/>.</param>
public sealed record WordNgrams(int Min, int Max, int MinLength, bool Punctuation) : ITextAnalyzer
{
    /// <summary>Shortest run, in tokens.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is below 1.</exception>
    public int Min { get; } = Min >= 1 ? Min : throw new ArgumentOutOfRangeException(nameof(Min), Min, "An n-gram has a word at least.");

    /// <inheritdoc/>
    public IReadOnlyList<string> Terms(string text)
    {
        string[] tokens = [.. WordTokens.Split(text, MinLength, Punctuation)];
        var terms = new List<string>();
        for (var size = Min; size <= Math.Min(Max, tokens.Length); size++)
        {
            for (var first = 0; first + size <= tokens.Length; first++) terms.Add(string.Join(' ', tokens, first, size));
        }
        return terms;
    }
}
