namespace Meld.Features.Lmdb;

/// <summary>Changes of one caller that wait for the disk.</summary>
/// <param name="changes">The changes, all or none.</param>
internal sealed class PendingWrite(IReadOnlyList<StoreChange> changes)
{
    /// <summary>The changes, all or none.</summary>
    public IReadOnlyList<StoreChange> Changes => changes;

    /// <summary>Whether they are on the disk, or failed.</summary>
    public bool Done { get; set; }

    /// <summary>Why they failed.</summary>
    public Exception? Error { get; set; }
}
