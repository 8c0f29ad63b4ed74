namespace NotebookEngine.Hosting;

/// <summary>
/// Sees to it that the thread pool can run a cell after an earlier one has filled it with tasks that block for good. The compiler itself
/// waits for the pool, which by default adds one thread or two a second: behind 300 such tasks a trivial cell would wait minutes.
/// </summary>
internal static class SpareThreads
{
    private const int Spare = 16;

    /// <summary>A thread costs little before it is used, but 10,000 of them would meet the limits of a container.</summary>
    private const int Most = 2000;

    /// <summary>Lets the pool start at once as many threads as there are busy ones, waiting tasks and some more. Call before a cell.</summary>
    public static void Ensure()
    {
        // Nothing waits: the pool's own pace is right.
        if (ThreadPool.PendingWorkItemCount == 0) return;
        ThreadPool.GetMinThreads(out var least, out var completionPorts);
        var wanted = (int)Math.Min(Most, ThreadPool.ThreadCount + ThreadPool.PendingWorkItemCount + Spare);
        if (wanted > least) ThreadPool.SetMinThreads(wanted, completionPorts);
    }
}
