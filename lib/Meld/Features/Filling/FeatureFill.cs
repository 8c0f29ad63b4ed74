using Meld.Corpus;
using Meld.Media;
using Meld.Storage;

namespace Meld.Features.Filling;

/// <summary>Computes the features of a corpus that the store lacks.</summary>
public static class FeatureFill
{
    /// <summary>
    /// Goes through the texts, then through the clips of all splits, several at a time. A clip is decoded once for all steps whose requests go together, and not
    /// at all where every feature is stored undamaged; each clip is committed when it is done. Encoders take batches of like length, each of which is committed
    /// when it is encoded; one is loaded only if it has something to encode, and reads stored inputs where there are any. What was committed stays, however the
    /// fill ends, and the next one goes on there. A clip that cannot be decoded is remembered with the reason, unless that does not lie in the clip.
    /// </summary>
    /// <param name="store">The store, opened for writing.</param>
    /// <param name="corpus">The corpus.</param>
    /// <param name="steps">The steps.</param>
    /// <param name="reader">What decodes clips.</param>
    /// <param name="settings">How.</param>
    /// <param name="clock">Measures the time.</param>
    /// <param name="progress">Is told the texts and then the clips that are done, one call at a time.</param>
    /// <param name="cancellation">Ends it; no clip is left half done.</param>
    /// <exception cref="MediaException">
    /// A clip is missing or cannot be decoded and that is to be raised, or decoding failed for a reason that lies in no clip.
    /// </exception>
    /// <exception cref="EncodingException">An encoder failed.</exception>
    /// <exception cref="IOException">An encoder's weights are damaged, or gone.</exception>
    /// <exception cref="FeatureStoreException">The store cannot be written: the disk is full.</exception>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    public static FillReport Run(
        FeatureStore store,
        DialogueCorpus corpus,
        IReadOnlyList<IFeatureStep> steps,
        IClipReader reader,
        FillSettings settings,
        TimeProvider clock,
        IProgress<WorkProgress>? progress = null,
        CancellationToken cancellation = default)
    {
        var start = clock.GetTimestamp();
        IReadOnlyList<CorpusText> texts = steps.Any(step => step.ReadsText()) ? CorpusText.Of(corpus) : [];
        var text = new TextFill(store, texts, settings, progress);
        var textFills = new Queue<StepFill>([.. steps.Where(step => step.ReadsText()).Select(step => text.Run(step, cancellation))]);
        List<IFeatureStep> clipSteps = [.. steps.Where(step => !step.ReadsText())];
        var clips = clipSteps.Count > 0 ? new ClipFill(store, corpus, clipSteps, reader, settings, progress).Run(cancellation) : new(0, [], []);
        var clipFills = new Queue<StepFill>(clips.Steps);
        List<StepFill> fills = [.. steps.Select(step => (step.ReadsText() ? textFills : clipFills).Dequeue())];
        return new(clips.Clips, fills, clips.Skipped, clock.GetElapsedTime(start)) { Texts = texts.Count };
    }
}
