using Meld.Corpus;

namespace Meld.Media.Verification;

/// <summary>Says of every utterance what is wrong or odd about its clip, from what was measured, its row, other clips, a manifest and what is known.</summary>
internal sealed class ClipJudge
{
    private const int MostNamed = 3;

    private readonly CorpusClips clips;
    private readonly IReadOnlyDictionary<string, ClipMeasurement?> measured;
    private readonly VerificationSettings settings;
    private readonly KnownTroubles troubles;
    private readonly Dictionary<string, UtteranceKey[]> copies;

    /// <param name="corpus">The corpus.</param>
    /// <param name="clips">Its clips.</param>
    /// <param name="measured">What was measured of each by its path; null for one that was not looked at.</param>
    /// <param name="settings">What counts as usual, and the manifest.</param>
    /// <param name="troubles">What is known of the corpus.</param>
    public ClipJudge(
        DialogueCorpus corpus, CorpusClips clips, IReadOnlyDictionary<string, ClipMeasurement?> measured, VerificationSettings settings, KnownTroubles troubles)
    {
        (this.clips, this.measured, this.settings, this.troubles) = (clips, measured, settings, troubles);
        // Rows of the dyadic annotations repeat utterances, whose clip is no copy.
        copies = Splits.All.SelectMany(corpus.Utterances).DistinctBy(utterance => utterance.ClipKey)
            .Where(utterance => Measured(utterance) is { Problem: null })
            .GroupBy(utterance => Measured(utterance)!.Sha256, utterance => utterance.ClipKey)
            .ToDictionary(same => same.Key, same => same.ToArray(), StringComparer.Ordinal);
    }

    /// <summary>What is found of an utterance's clip.</summary>
    public VerifiedClip Judge(Utterance utterance)
    {
        var (path, measurement) = (clips.Path(utterance), Measured(utterance));
        ClipFault[] faults = path is null
            ? clips.IsTextOnly ? [] : [new(ClipFaultKind.Missing)]
            : measurement is null ? [] : [.. Faults(utterance, measurement)];
        var isUnchecked = measurement is null && faults.Length == 0;
        return new(utterance, path, measurement, isUnchecked ? [] : [.. troubles.Mark(utterance.ClipKey, faults).OrderBy(fault => fault.Kind)]);
    }

    private ClipMeasurement? Measured(Utterance utterance) => clips.Path(utterance) is { } path ? measured[path] : null;

    private IEnumerable<ClipFault> Faults(Utterance utterance, ClipMeasurement clip)
    {
        foreach (var fault in ClipFaults.Of(clip, utterance.Duration, settings.UsualLength)) yield return fault;
        if (clip.Problem is null && copies[clip.Sha256] is { Length: > 1 } same) yield return new(ClipFaultKind.Duplicate, Others(same, utterance.ClipKey));
        if (clip.Bytes > troubles.LargeBytes) yield return new(ClipFaultKind.Large, FormattableString.Invariant($"{clip.Bytes / 1e6:0.0} MB"));
        if (settings.Manifest?.TryGetValue(utterance.Key, out var entry) == true && Change(clip, entry) is { } change)
            yield return new(ClipFaultKind.Changed, change);
    }

    private static string? Change(ClipMeasurement clip, ManifestEntry entry) =>
        clip.Bytes != entry.Bytes ? FormattableString.Invariant($"{clip.Bytes:#,0} bytes where the manifest says {entry.Bytes:#,0}")
        : clip.Sha256 != entry.Sha256 ? "as long as the manifest says, but other bytes"
        : null;

    private static string Others(UtteranceKey[] same, UtteranceKey own)
    {
        UtteranceKey[] others = [.. same.Where(key => key != own)];
        var more = others.Length > MostNamed ? FormattableString.Invariant($" and {others.Length - MostNamed} more") : "";
        return $"the same bytes as {string.Join(", ", others.Take(MostNamed))}{more}";
    }
}
