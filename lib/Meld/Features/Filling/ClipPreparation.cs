using Meld.Media;
using Meld.Storage;

namespace Meld.Features.Filling;

/// <summary>
/// Does for a clip all but the writing and the encoding: looks up what the store has, and computes what it lacks. Safe for use from several threads.
/// </summary>
/// <param name="plan">The steps.</param>
/// <param name="reader">What decodes clips.</param>
/// <param name="dataHash">The corpus.</param>
internal sealed class ClipPreparation(ClipPlan plan, IClipReader reader, string dataHash)
{
    private readonly ClipDecoding decoding = new(plan.Made, reader);
    private readonly ContentClaims claims = new();

    /// <summary>Prepares a clip.</summary>
    /// <param name="clip">The clip.</param>
    /// <param name="number">Its place among all.</param>
    /// <param name="known">The store; for this call alone.</param>
    /// <param name="cancellation">Ends the decoding.</param>
    /// <exception cref="MediaException">Decoding failed for a reason that lies in no clip.</exception>
    public PreparedClip Prepare(CorpusClip clip, int number, FeatureReader known, CancellationToken cancellation)
    {
        known.Refresh();
        if (clip.Stamp is { } stamp)
        {
            try
            {
                return OfFile(clip, number, stamp, known, cancellation);
            }
            catch (MediaException error) when (error.Kind == MediaProblem.Missing)
            {
                return All(new(StepResult.Missing, error.Reason));
            }
        }
        return OfMissing(clip, number, known);
    }

    private PreparedClip OfFile(CorpusClip clip, int number, FileStamp stamp, FeatureReader known, CancellationToken cancellation)
    {
        var cached = known.HashOfFile(clip.Path, stamp);
        var hash = cached ?? ClipContent.Hash(clip.Path, cancellation);
        var isNews = known.HashOfClip(dataHash, clip.Key) != hash;
        var work = new ContentWork(plan, hash, number);
        var outcomes = claims.Get(hash, () =>
        {
            Compute(clip, work, known, cancellation);
            return FileStamp.Of(clip.Path) == stamp ? work.Outcomes : null;
        });
        // Whatever was read need not be what was hashed.
        if (outcomes is null || (cached is null && FileStamp.Of(clip.Path) != stamp)) return All(new(StepResult.Bad, "it changed while it was read"));
        if (cached is null) work.Changes.Add(writer => writer.PutFile(clip.Path, stamp, hash));
        if (isNews) work.Changes.Add(writer => writer.PutClip(dataHash, clip.Key, hash));
        return PreparedClip.Of(outcomes, work);
    }

    // What an encoder reads may be stored though its own feature is not; then nothing is decoded for it.
    private void Compute(CorpusClip clip, ContentWork work, FeatureReader known, CancellationToken cancellation)
    {
        var lacking = work.LookUp(known);
        var sources = new Dictionary<int, (FeatureValue Value, bool Lasts)>();
        foreach (var place in lacking)
        {
            if (!sources.ContainsKey(plan.SourceOf(place)) && work.StoredSource(known, place) is { } stored) sources.Add(plan.SourceOf(place), (stored, true));
        }
        List<int> needed = [.. lacking.Select(plan.SourceOf).Distinct().Where(source => !sources.ContainsKey(source)).Order()];
        if (needed.Count > 0)
        {
            foreach (var (source, value, lasts) in decoding.Compute(clip.Path, needed, cancellation)) sources.Add(source, (value, lasts));
        }
        foreach (var place in lacking) work.Take(place, sources[plan.SourceOf(place)].Value, sources[plan.SourceOf(place)].Lasts);
    }

    // Of a clip that is gone there may be features from before, and what encoders read.
    private PreparedClip OfMissing(CorpusClip clip, int number, FeatureReader known)
    {
        var missing = new StepOutcome(StepResult.Missing, "there is no such clip");
        if (known.HashOfClip(dataHash, clip.Key) is not { } hash) return All(missing);
        var work = new ContentWork(plan, hash, number);
        foreach (var place in work.LookUp(known))
        {
            if (place >= plan.Kept && work.StoredSource(known, place) is { } stored) work.Take(place, stored, lasts: true);
            else work.Miss(place, missing);
        }
        return PreparedClip.Of(work.Outcomes, work);
    }

    private PreparedClip All(StepOutcome outcome) => new([.. plan.Steps.Select(_ => outcome)], null, []);
}
