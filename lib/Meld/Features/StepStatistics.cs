namespace Meld.Features;

/// <summary>The features of one step.</summary>
/// <param name="Step">The step, or null where the store has lost its identity.</param>
/// <param name="Digest">The first bytes of its digest, as hex digits: they begin the keys of its features.</param>
public sealed record StepStatistics(StepIdentity? Step, string Digest)
{
    /// <summary>Features that are tensors.</summary>
    public long Stored { get; init; }

    /// <summary>Clips that lack the modality.</summary>
    public long Absent { get; init; }

    /// <summary>Clips that cannot be decoded.</summary>
    public long Bad { get; init; }

    /// <summary>Records that are plainly damaged; <c>./meld features verify</c> finds the others.</summary>
    public long Damaged { get; init; }

    /// <summary>All records.</summary>
    public long Records => Stored + Absent + Bad + Damaged;

    /// <summary>Bytes of their values.</summary>
    public long Bytes { get; init; }
}
