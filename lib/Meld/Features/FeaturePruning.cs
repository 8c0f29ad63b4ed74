namespace Meld.Features;

/// <summary>What <see cref="FeatureStore.Prune"/> took away, or would.</summary>
/// <param name="Steps">By step, in order of name and version; those of which nothing goes are among them.</param>
/// <param name="Files">Remembered content hashes of files.</param>
/// <param name="Clips">Remembered content hashes of utterances' clips.</param>
/// <param name="Compaction">Whether the file is smaller now.</param>
/// <param name="FileBytesBefore">Bytes of the file before.</param>
/// <param name="FileBytesAfter">Bytes of the file after.</param>
public sealed record FeaturePruning(
    IReadOnlyList<PrunedStep> Steps, long Files, long Clips, FeatureCompaction Compaction, long FileBytesBefore, long FileBytesAfter)
{
    /// <summary>Features that went.</summary>
    public long Records => Steps.Sum(step => step.Records);

    /// <summary>Bytes of their values.</summary>
    public long Bytes => Steps.Sum(step => step.Bytes);
}
