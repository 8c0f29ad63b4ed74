namespace Meld.Text.Tokenizers.BytePairs;

/// <summary>The tokens of a word, with their places in the word.</summary>
internal sealed record MergedWord(int[] Ids, int[] Starts, int[] Ends);
