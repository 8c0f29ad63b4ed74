using Meld.Corpus;

namespace Meld.Media.Verification;

/// <summary>What verification found of the clip of one utterance.</summary>
/// <param name="Utterance">The utterance.</param>
/// <param name="Path">Its clip within the corpus, with <c>/</c> between folders; null when the corpus lacks it.</param>
/// <param name="Measurement">What was measured, or null for a clip that is missing or was not looked at.</param>
/// <param name="Faults">What is wrong or odd about it, the gravest first; empty for an intact clip.</param>
public sealed record VerifiedClip(Utterance Utterance, string? Path, ClipMeasurement? Measurement, IReadOnlyList<ClipFault> Faults)
{
    /// <summary>What can be had of it.</summary>
    public ClipState State { get; } = Measurement is null && Faults.Count == 0
        ? ClipState.Unchecked
        : Faults.Select(fault => fault.Kind.State()).Append(ClipState.Intact).Max();
}
