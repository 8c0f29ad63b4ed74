using System.Runtime.ExceptionServices;

namespace Meld.Features.Lmdb;

/// <summary>
/// Brings changes of several threads to the disk together: while one thread waits for the disk, the others' changes gather, and the next takes them all.
/// </summary>
/// <param name="commit">Makes changes, all or none, and waits for the disk.</param>
internal sealed class GroupCommit(Action<IReadOnlyList<PendingWrite>> commit)
{
    private readonly object gate = new();
    private List<PendingWrite> waiting = [];
    private bool committing;

    /// <summary>Returns when the changes are on the disk.</summary>
    public void Write(IReadOnlyList<StoreChange> changes)
    {
        var write = new PendingWrite(changes);
        List<PendingWrite> group = [];
        lock (gate)
        {
            waiting.Add(write);
            while (committing && !write.Done) Monitor.Wait(gate);
            if (!write.Done) (group, waiting, committing) = (waiting, group, true);
        }
        if (group.Count > 0) Commit(group);
        if (write.Error is { } error) ExceptionDispatchInfo.Throw(error);
    }

    private void Commit(List<PendingWrite> group)
    {
        if (group.Count == 1 || !TryCommit(group)) group.ForEach(CommitAlone);
        lock (gate)
        {
            group.ForEach(write => write.Done = true);
            committing = false;
            Monitor.PulseAll(gate);
        }
    }

    // What fails together is tried one by one: one caller's changes must not take the others with them.
    private bool TryCommit(List<PendingWrite> group)
    {
        try
        {
            commit(group);
            return true;
        }
        catch (Exception)
        {
            return false;
        }
    }

    private void CommitAlone(PendingWrite write)
    {
        try
        {
            commit([write]);
        }
        catch (Exception error)
        {
            write.Error = error;
        }
    }
}
