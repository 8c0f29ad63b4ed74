using Meld.Corpus;
using Meld.Storage;

namespace Meld.Features.Filling;

/// <summary>A text that rows of a corpus say; some say the same.</summary>
/// <param name="Text">The text.</param>
/// <param name="Hash">SHA-256 of its UTF-8.</param>
/// <param name="Utterances">How many rows say it.</param>
internal sealed record CorpusText(string Text, Digest Hash, int Utterances)
{
    /// <summary>Every text of a corpus once, in its order.</summary>
    public static IReadOnlyList<CorpusText> Of(DialogueCorpus corpus) =>
    [
        .. Splits.All.SelectMany(corpus.Utterances)
            .GroupBy(utterance => utterance.Text, StringComparer.Ordinal)
            .Select(rows => new CorpusText(rows.Key, Digest.Of(rows.Key), rows.Count())),
    ];
}
