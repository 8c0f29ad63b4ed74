namespace Meld.Features;

/// <summary>What the store has of one utterance.</summary>
/// <param name="State">What is known.</param>
/// <param name="Key">Names the feature; null where nothing is known of the utterance's clip.</param>
/// <param name="Reason">Why there is no tensor, in words without a full stop; null where there is one.</param>
internal readonly record struct CorpusFeature(FeatureState State, FeatureKey? Key, string? Reason);
