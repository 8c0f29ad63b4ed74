namespace Meld.Features;

/// <summary>What a store holds.</summary>
/// <param name="Steps">Its steps, in order of name and version.</param>
public sealed record FeatureStoreStatistics(IReadOnlyList<StepStatistics> Steps)
{
    /// <summary>Files whose content hash is remembered.</summary>
    public long Files { get; init; }

    /// <summary>Utterances whose clip's content hash is remembered.</summary>
    public long Clips { get; init; }

    /// <summary>Bytes of the file that are in use or were.</summary>
    public long FileBytes { get; init; }

    /// <summary>Bytes of these that what is stored next will take first.</summary>
    public long FreeBytes { get; init; }
}
