using Meld.Corpus;
using Meld.Text;

namespace Meld.Weights;

/// <summary>The vocabulary for which a corpus needs word vectors.</summary>
public static class CorpusWords
{
    /// <summary>The word tokens of a text as word vectors know them: lower-cased, words of any length, every other visible character by itself.</summary>
    public static IReadOnlyList<string> Of(string text) => WordTokens.Split(text.ToLowerInvariant(), minLength: 1, punctuation: true);

    /// <summary>Every word token of all splits, once, in ordinal order.</summary>
    public static IReadOnlyList<string> Of(DialogueCorpus corpus) => [.. Splits.All
        .SelectMany(split => corpus.Utterances(split))
        .SelectMany(utterance => Of(utterance.Text))
        .Distinct(StringComparer.Ordinal)
        .Order(StringComparer.Ordinal)];
}
