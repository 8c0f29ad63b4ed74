using Meld.Corpus;
using Meld.Text;

namespace Meld.Weights;

/// <summary>The vocabulary for which a corpus needs word vectors.</summary>
public static class CorpusWords
{
    /// <summary>The words and marks of a text, lower-cased, under every spelling that word vectors may know them by, some of them twice.</summary>
    public static IReadOnlyList<string> Of(string text) => [.. DialogueTokens.Split(text).SelectMany(token => Spellings.Of(token.ToLowerInvariant()))];

    /// <summary>Every word of all splits, once, in ordinal order.</summary>
    public static IReadOnlyList<string> Of(DialogueCorpus corpus) => [.. Splits.All
        .SelectMany(split => corpus.Utterances(split))
        .SelectMany(utterance => Of(utterance.Text))
        .Distinct(StringComparer.Ordinal)
        .Order(StringComparer.Ordinal)];
}
