using Meld.Media;
using Meld.Storage;

namespace Meld.Features.Filling;

/// <summary>Does for a clip all but the writing: looks up what the store has, and computes what it lacks. Safe for use from several threads.</summary>
/// <param name="steps">The steps.</param>
/// <param name="reader">What decodes clips.</param>
/// <param name="dataHash">The corpus.</param>
internal sealed class ClipPreparation(IReadOnlyList<IClipStep> steps, IClipReader reader, string dataHash)
{
    private readonly FeatureKeys[] keys = [.. steps.Select(step => new FeatureKeys(step.Identity))];
    private readonly ClipDecoding decoding = new(steps, reader);
    private readonly ContentClaims claims = new();

    /// <summary>Prepares a clip.</summary>
    /// <param name="clip">The clip.</param>
    /// <param name="known">The store; for this call alone.</param>
    /// <param name="cancellation">Ends the decoding.</param>
    /// <exception cref="MediaException">Decoding failed for a reason that lies in no clip.</exception>
    public PreparedClip Prepare(CorpusClip clip, FeatureReader known, CancellationToken cancellation)
    {
        known.Refresh();
        if (clip.Stamp is { } stamp)
        {
            try
            {
                return OfFile(clip, stamp, known, cancellation);
            }
            catch (MediaException error) when (error.Kind == MediaProblem.Missing)
            {
                return new(All(new(StepResult.Missing, error.Reason)), null);
            }
        }
        return OfMissing(clip, known);
    }

    private PreparedClip OfFile(CorpusClip clip, FileStamp stamp, FeatureReader known, CancellationToken cancellation)
    {
        var cached = known.HashOfFile(clip.Path, stamp);
        var hash = cached ?? ClipContent.Hash(clip.Path, cancellation);
        var isNews = known.HashOfClip(dataHash, clip.Key) != hash;
        var changes = new List<Action<FeatureWriter>>();
        var outcomes = claims.Get(hash, () =>
        {
            var made = OfContent(clip, hash, known, changes, cancellation);
            return FileStamp.Of(clip.Path) == stamp ? made : null;
        });
        // Whatever was read need not be what was hashed.
        if (outcomes is null || (cached is null && FileStamp.Of(clip.Path) != stamp))
        {
            return new(All(new(StepResult.Bad, "it changed while it was read")), null);
        }
        if (cached is null) changes.Add(writer => writer.PutFile(clip.Path, stamp, hash));
        if (isNews) changes.Add(writer => writer.PutClip(dataHash, clip.Key, hash));
        return new(outcomes, changes.Count == 0 ? null : writer => changes.ForEach(change => change(writer)));
    }

    private StepOutcome[] OfContent(CorpusClip clip, Digest hash, FeatureReader known, List<Action<FeatureWriter>> changes, CancellationToken cancellation)
    {
        var outcomes = new StepOutcome[steps.Count];
        var needed = new List<int>();
        for (var step = 0; step < steps.Count; step++)
        {
            if (Known(known, keys[step].Of(hash), out var isDamaged) is { } outcome) outcomes[step] = outcome;
            else needed.Add(step);
            if (isDamaged) outcomes[step] = new() { IsRepaired = true };
        }
        if (needed.Count == 0) return outcomes;
        foreach (var (step, value, lasts) in decoding.Compute(clip.Path, needed, cancellation))
        {
            var isRepaired = outcomes[step].IsRepaired;
            outcomes[step] = StepOutcome.Of(value) with { IsRepaired = isRepaired };
            if (lasts) changes.Add(writer => writer.Put(keys[step], hash, value));
            else if (isRepaired) changes.Add(writer => writer.Remove(keys[step].Of(hash)));
        }
        return outcomes;
    }

    // Of a clip that is gone there may be features from before.
    private PreparedClip OfMissing(CorpusClip clip, FeatureReader known)
    {
        var missing = new StepOutcome(StepResult.Missing, "there is no such clip");
        if (known.HashOfClip(dataHash, clip.Key) is not { } hash) return new(All(missing), null);
        var damaged = new List<FeatureKey>();
        var outcomes = new StepOutcome[steps.Count];
        for (var step = 0; step < steps.Count; step++)
        {
            var key = keys[step].Of(hash);
            outcomes[step] = Known(known, key, out var isDamaged) ?? missing;
            if (isDamaged) damaged.Add(key);
        }
        return new(outcomes, damaged.Count == 0 ? null : writer => damaged.ForEach(key => writer.Remove(key)));
    }

    private static StepOutcome? Known(FeatureReader known, FeatureKey key, out bool isDamaged)
    {
        isDamaged = false;
        try
        {
            switch (known.StateOf(key))
            {
                case FeatureState.Stored:
                    _ = known.TryGet(key, out _);
                    return new(StepResult.Stored);
                case FeatureState.Absent:
                    return new(StepResult.Absent, known.ReasonOf(key));
                case FeatureState.Bad:
                    return new(StepResult.Bad, known.ReasonOf(key));
                default:
                    return null;
            }
        }
        catch (FeatureStoreException error) when (error.Kind == FeatureStoreProblem.Damaged)
        {
            isDamaged = true;
            return null;
        }
    }

    private StepOutcome[] All(StepOutcome outcome) => [.. steps.Select(_ => outcome)];
}
