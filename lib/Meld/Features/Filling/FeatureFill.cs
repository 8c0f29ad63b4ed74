using System.Collections.Concurrent;
using Meld.Corpus;
using Meld.Media;
using Meld.Storage;

namespace Meld.Features.Filling;

/// <summary>Computes the features of a corpus that the store lacks.</summary>
public static class FeatureFill
{
    // While some clips are computed others wait for the disk: how many of these there are for each of those, and at most. One takes the memory of its features.
    private const int WaitingForEach = 3;
    private const int MoreWaiting = 8;
    private const int MostThreads = 128;

    /// <summary>
    /// Goes through the clips of all splits, several at a time. A clip is decoded once for all steps whose requests go together, and not at all where every
    /// feature is stored undamaged; each clip is committed when it is done. What was committed stays, however the fill ends, and the next one goes on there.
    /// A clip that cannot be decoded is remembered with the reason, unless that does not lie in the clip.
    /// </summary>
    /// <param name="store">The store, opened for writing.</param>
    /// <param name="corpus">The corpus.</param>
    /// <param name="steps">The steps.</param>
    /// <param name="reader">What decodes clips.</param>
    /// <param name="settings">How.</param>
    /// <param name="clock">Measures the time.</param>
    /// <param name="progress">Is told the clips that are done, one call at a time.</param>
    /// <param name="cancellation">Ends it; no clip is left half done.</param>
    /// <exception cref="MediaException">
    /// A clip is missing or cannot be decoded and that is to be raised, or decoding failed for a reason that lies in no clip.
    /// </exception>
    /// <exception cref="FeatureStoreException">The store cannot be written: the disk is full.</exception>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    public static FillReport Run(
        FeatureStore store,
        DialogueCorpus corpus,
        IReadOnlyList<IClipStep> steps,
        IClipReader reader,
        FillSettings settings,
        TimeProvider clock,
        IProgress<WorkProgress>? progress = null,
        CancellationToken cancellation = default)
    {
        var start = clock.GetTimestamp();
        var clips = CorpusClip.Of(corpus);
        var outcomes = new IReadOnlyList<StepOutcome>[clips.Count];
        var preparation = new ClipPreparation(steps, reader, corpus.DataHash);
        var (next, done, gate) = (-1, 0, new Lock());
        // Whoever has one of these may compute.
        using var readers = new BlockingCollection<FeatureReader>();
        try
        {
            for (var i = 0; i < Math.Min(settings.AtOnce, clips.Count); i++) readers.Add(store.Read(), CancellationToken.None);
            WorkThreads.Run(Math.Min(clips.Count, Threads(settings.AtOnce)), Work, cancellation);
        }
        finally
        {
            while (readers.TryTake(out var known)) known.Dispose();
        }
        return FillReport.Of(clips, outcomes, steps, clock.GetElapsedTime(start));

        void Work(CancellationToken stop)
        {
            for (var i = Interlocked.Increment(ref next); i < clips.Count; i = Interlocked.Increment(ref next))
            {
                var prepared = Prepare(clips[i], stop);
                if (prepared.Changes is { } changes) store.Write(changes);
                outcomes[i] = prepared.Outcomes;
                if (settings.OnBad == BadClips.Raise) ThrowIfSkipped(clips[i], prepared.Outcomes);
                lock (gate) progress?.Report(new("computing features", ++done, clips.Count, "clips"));
            }
        }

        PreparedClip Prepare(CorpusClip clip, CancellationToken stop)
        {
            var known = readers.Take(stop);
            try
            {
                return preparation.Prepare(clip, known, stop);
            }
            finally
            {
                readers.Add(known, CancellationToken.None);
            }
        }
    }

    private static int Threads(int atOnce) => Math.Max(atOnce, Math.Min((1 + WaitingForEach) * atOnce + MoreWaiting, MostThreads));

    private static void ThrowIfSkipped(CorpusClip clip, IReadOnlyList<StepOutcome> outcomes)
    {
        foreach (var outcome in outcomes.Where(outcome => outcome.IsSkipped))
        {
            throw new MediaException(clip.Path, outcome.Result == StepResult.Missing ? MediaProblem.Missing : MediaProblem.Damaged, outcome.Reason!);
        }
    }
}
