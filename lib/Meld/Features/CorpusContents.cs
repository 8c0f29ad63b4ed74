using Meld.Corpus;
using Meld.Storage;

namespace Meld.Features;

/// <summary>What the store remembers of the clips of a corpus.</summary>
public static class CorpusContents
{
    /// <summary>
    /// The content hashes of a corpus's clips, as far as they are known: of those that are there and were read, and of those that were when it was last filled.
    /// </summary>
    /// <param name="reader">The store.</param>
    /// <param name="corpus">The corpus.</param>
    public static IReadOnlySet<Digest> Of(FeatureReader reader, DialogueCorpus corpus) =>
        CorpusClip.Of(corpus).SelectMany(clip => (Digest?[])[OfFile(reader, clip), reader.HashOfClip(corpus.DataHash, clip.Key)]).OfType<Digest>().ToHashSet();

    private static Digest? OfFile(FeatureReader reader, CorpusClip clip) => clip.Stamp is { } stamp ? reader.HashOfFile(clip.Path, stamp) : null;
}
