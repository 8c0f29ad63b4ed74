using System.Collections.Concurrent;

namespace Meld.Text.Tokenizers.BytePairs;

/// <summary>The tokens of words, remembering those of short words: conversation repeats itself.</summary>
/// <param name="model">The vocabulary and merges.</param>
internal sealed class WordMerges(BytePairModel model)
{
    // About 10 MB when full. Nothing is thrown out: the common words come first in any text.
    private const int MostWords = 1 << 15;
    private const int LongestWord = 32;

    private readonly ConcurrentDictionary<string, MergedWord> known = new(StringComparer.Ordinal);
    private int count;

    /// <summary>Adds the tokens of a word that starts at a place of the text.</summary>
    public void Add(ReadOnlySpan<char> word, int position, TokenBuffer tokens)
    {
        var merged = Of(word);
        for (var i = 0; i < merged.Ids.Length; i++) tokens.Add(merged.Ids[i], position + merged.Starts[i], position + merged.Ends[i]);
    }

    private MergedWord Of(ReadOnlySpan<char> word)
    {
        if (word.Length > LongestWord) return PairMerger.Merge(word, model);
        if (known.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(word, out var merged)) return merged;
        merged = PairMerger.Merge(word, model);
        if (Volatile.Read(ref count) < MostWords && known.TryAdd(word.ToString(), merged)) Interlocked.Increment(ref count);
        return merged;
    }
}
