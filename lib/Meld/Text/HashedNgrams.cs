using System.Text;

namespace Meld.Text;

/// <summary>
/// Character n-grams within words, each as the number of one of a fixed count of buckets, as fastText does (Bojanowski et al. 2017): no vocabulary is
/// kept, and misspelt, stretched and unknown words share buckets with words that are alike.
/// </summary>
/// <param name="Analyzer">Cuts a text into n-grams.</param>
/// <param name="Buckets">How many buckets there are, from 1.</param>
public sealed record HashedNgrams(ITextAnalyzer Analyzer, int Buckets)
{
    private const uint OffsetBasis = 2166136261;
    private const uint Prime = 16777619;

    /// <summary>How many buckets there are.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is none.</exception>
    public int Buckets { get; } = Buckets >= 1 ? Buckets : throw new ArgumentOutOfRangeException(nameof(Buckets), Buckets, "At least one bucket is needed.");

    /// <summary>The bucket of every n-gram of a lower-cased text, in the analyzer's order, from 0.</summary>
    public int[] Of(string text) => [.. Analyzer.Terms(text.ToLowerInvariant()).Select(term => (int)(Hash(term) % (uint)Buckets))];

    /// <summary>32-bit FNV-1a of the UTF-8 bytes.</summary>
    private static uint Hash(string term)
    {
        var hash = OffsetBasis;
        foreach (var unit in Encoding.UTF8.GetBytes(term)) hash = (hash ^ unit) * Prime;
        return hash;
    }
}
