using Meld.Corpus;
using Meld.Storage;

namespace Meld.Features;

/// <summary>Takes out of a store what a corpus does not need.</summary>
public static class CorpusPruning
{
    /// <summary>Keeps the features of some steps over a corpus and what is remembered of its clips; everything else goes, other corpora's included.</summary>
    /// <param name="store">The store; opened for writing, unless <paramref name="dryRun"/>.</param>
    /// <param name="corpus">The corpus.</param>
    /// <param name="steps">The steps.</param>
    /// <param name="dryRun">Whether only to say what would be taken away.</param>
    /// <returns>What was taken away; null, and nothing is, where the store knows no clip of the corpus, so that nothing would be left.</returns>
    /// <exception cref="FeatureStoreException">The store is damaged, or the disk is full.</exception>
    public static FeaturePruning? Run(FeatureStore store, DialogueCorpus corpus, IReadOnlyList<IClipStep> steps, bool dryRun)
    {
        var contents = Contents(store, corpus);
        if (contents.Count == 0) return null;
        var keys = steps.Select(step => new FeatureKeys(step.Identity)).ToList();
        return store.Prune(contents.SelectMany(content => keys.Select(step => step.Of(content))).ToHashSet(), contents, dryRun);
    }

    // A reader that stays open would keep the room of what is taken away.
    private static IReadOnlySet<Digest> Contents(FeatureStore store, DialogueCorpus corpus)
    {
        using var reader = store.Read();
        return CorpusContents.Of(reader, corpus);
    }
}
