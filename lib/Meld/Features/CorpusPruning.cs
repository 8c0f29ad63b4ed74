using Meld.Corpus;
using Meld.Storage;

namespace Meld.Features;

/// <summary>Takes out of a store what a corpus does not need.</summary>
public static class CorpusPruning
{
    /// <summary>
    /// Keeps the features of some steps over a corpus and what is remembered of its clips; everything else goes, other corpora's included, and also what only
    /// encoders among the steps read.
    /// </summary>
    /// <param name="store">The store; opened for writing, unless <paramref name="dryRun"/>.</param>
    /// <param name="corpus">The corpus.</param>
    /// <param name="steps">The steps.</param>
    /// <param name="dryRun">Whether only to say what would be taken away.</param>
    /// <returns>
    /// What was taken away; null, and nothing is, where the store knows no clip of the corpus and has no feature of its texts, so that nothing would be left.
    /// </returns>
    /// <exception cref="FeatureStoreException">The store is damaged, or the disk is full.</exception>
    public static FeaturePruning? Run(FeatureStore store, DialogueCorpus corpus, IReadOnlyList<IFeatureStep> steps, bool dryRun)
    {
        var (contents, features) = Kept(store, corpus, steps);
        return contents.Count == 0 && features.Count == 0 ? null : store.Prune(features, contents, dryRun);
    }

    // A reader that stays open would keep the room of what is taken away.
    private static (IReadOnlySet<Digest> Contents, IReadOnlySet<FeatureKey> Features) Kept(FeatureStore store, DialogueCorpus corpus, IReadOnlyList<IFeatureStep> steps)
    {
        using var reader = store.Read();
        var contents = CorpusContents.Of(reader, corpus);
        List<Digest> texts = [.. Splits.All.SelectMany(corpus.Utterances).Select(utterance => utterance.Text).Distinct(StringComparer.Ordinal).Select(Digest.Of)];
        var features = new HashSet<FeatureKey>();
        foreach (var step in steps)
        {
            var keys = new FeatureKeys(step.Identity);
            IEnumerable<Digest> inputs = step.ReadsText() ? texts : contents;
            features.UnionWith(inputs.Select(keys.Of).Where(reader.Has));
        }
        return (contents, features);
    }
}
