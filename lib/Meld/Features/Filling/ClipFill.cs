using System.Collections.Concurrent;
using Meld.Corpus;
using Meld.Media;
using Meld.Storage;

namespace Meld.Features.Filling;

/// <summary>Computes features of clips: some threads decode and commit, and one encodes what they decoded. For one run.</summary>
internal sealed class ClipFill
{
    // While some clips are computed others wait for the disk: how many of these there are for each of those, and at most. One takes the memory of its features.
    private const int WaitingForEach = 3;
    private const int MoreWaiting = 8;
    private const int MostThreads = 128;

    private readonly FeatureStore store;
    private readonly IReadOnlyList<CorpusClip> clips;
    private readonly FillSettings settings;
    private readonly IProgress<WorkProgress>? progress;
    private readonly ClipPlan plan;
    private readonly ClipPreparation preparation;
    private readonly InputQueue queue;
    private readonly IReadOnlyList<StepOutcome>[] outcomes;
    private readonly int[] unfinished;
    private readonly PrecisionDifference?[] differences;
    private readonly Lock gate = new();

    // Whoever has one of these may compute.
    private readonly BlockingCollection<FeatureReader> readers = [];
    private int next = -1, done, decoding;

    /// <param name="store">The store, opened for writing.</param>
    /// <param name="corpus">The corpus.</param>
    /// <param name="steps">Steps that read clips.</param>
    /// <param name="reader">What decodes clips.</param>
    /// <param name="settings">How.</param>
    /// <param name="progress">Is told the clips that are done, one call at a time.</param>
    public ClipFill(
        FeatureStore store, DialogueCorpus corpus, IReadOnlyList<IFeatureStep> steps, IClipReader reader, FillSettings settings, IProgress<WorkProgress>? progress)
    {
        (this.store, this.settings, this.progress, clips, plan) = (store, settings, progress, CorpusClip.Of(corpus), new ClipPlan(steps));
        preparation = new(plan, reader, corpus.DataHash);
        queue = new(plan.Encoders, settings.QueuedBytes);
        outcomes = new IReadOnlyList<StepOutcome>[clips.Count];
        unfinished = new int[clips.Count];
        differences = new PrecisionDifference?[plan.Steps.Count];
    }

    /// <summary>Fills the steps.</summary>
    /// <exception cref="MediaException">
    /// A clip is missing or cannot be decoded and that is to be raised, or decoding failed for a reason that lies in no clip.
    /// </exception>
    /// <exception cref="EncodingException">An encoder failed.</exception>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    public FilledClips Run(CancellationToken cancellation)
    {
        try
        {
            for (var i = 0; i < Math.Min(settings.AtOnce, clips.Count); i++) readers.Add(store.Read(), CancellationToken.None);
            decoding = Math.Clamp(clips.Count, 1, Threads(settings.AtOnce));
            IEnumerable<Action<CancellationToken>> encoders = plan.Encoders.Count > 0 ? [Encode] : [];
            WorkThreads.Run([.. Enumerable.Repeat<Action<CancellationToken>>(Decode, decoding), .. encoders], cancellation);
        }
        finally
        {
            while (readers.TryTake(out var known)) known.Dispose();
            readers.Dispose();
        }
        return FilledClips.Of(clips, outcomes, plan, differences);
    }

    private static int Threads(int atOnce) => Math.Max(atOnce, Math.Min((1 + WaitingForEach) * atOnce + MoreWaiting, MostThreads));

    private void Decode(CancellationToken stop)
    {
        for (var i = Interlocked.Increment(ref next); i < clips.Count; i = Interlocked.Increment(ref next))
        {
            var prepared = Prepare(i, stop);
            if (prepared.Changes is { } changes) store.Write(changes);
            outcomes[i] = prepared.Outcomes;
            if (settings.OnBad == BadClips.Raise) ThrowIfSkipped(clips[i], prepared.Outcomes);
            Finish(i);
        }
        if (Interlocked.Decrement(ref decoding) == 0) queue.Complete();
    }

    private PreparedClip Prepare(int clip, CancellationToken stop)
    {
        var known = readers.Take(stop);
        try
        {
            var prepared = preparation.Prepare(clips[clip], clip, known, stop);
            // One for each input, and one for the clip itself.
            Volatile.Write(ref unfinished[clip], 1 + prepared.Inputs.Count);
            foreach (var input in prepared.Inputs)
            {
                if (!queue.Add(input, stop)) Finish(clip);
            }
            return prepared;
        }
        finally
        {
            readers.Add(known, CancellationToken.None);
        }
    }

    private void Encode(CancellationToken stop)
    {
        var encodings = plan.Encoders.Select(step => new StepEncoding(step, settings.EncoderThreads)).ToList();
        try
        {
            while (queue.Take(stop) is { } batch)
            {
                var keys = plan.Keys[plan.Kept + batch.Encoder];
                var features = encodings[batch.Encoder].Encode([.. batch.Inputs.Select(input => input.Value)]);
                store.Write(writer =>
                {
                    foreach (var (input, feature) in batch.Inputs.Zip(features)) writer.Put(keys, input.Content, feature);
                });
                queue.Release(batch);
                foreach (var input in batch.Inputs) Finish(input.Clip);
            }
            foreach (var (place, encoding) in encodings.Index()) differences[plan.Kept + place] = encoding.Difference;
        }
        finally
        {
            encodings.ForEach(encoding => encoding.Dispose());
        }
    }

    private void Finish(int clip)
    {
        if (Interlocked.Decrement(ref unfinished[clip]) > 0) return;
        lock (gate) progress?.Report(new("computing features", ++done, clips.Count, "clips"));
    }

    private static void ThrowIfSkipped(CorpusClip clip, IReadOnlyList<StepOutcome> outcomes)
    {
        foreach (var outcome in outcomes.Where(outcome => outcome.IsSkipped))
        {
            throw new MediaException(clip.Path, outcome.Result == StepResult.Missing ? MediaProblem.Missing : MediaProblem.Damaged, outcome.Reason!);
        }
    }
}
