namespace TorchSharp;

/// <summary>
/// One thread's part of the count of living tensors. Each thread writes only its own, since a counter that all share costs every operation; a tensor
/// may be made on one thread and freed on another, so only the sum means something.
/// </summary>
internal sealed class LiveCount
{
    private static readonly Lock Gate = new();
    private static readonly HashSet<LiveCount> OfThreads = [];
    private static long retired;

    private LiveCount()
    {
    }

    /// <summary>The sum over all threads, those that ended too.</summary>
    internal static long Total
    {
        get
        {
            lock (Gate) return retired + OfThreads.Sum(count => Volatile.Read(ref count.Value));
        }
    }

    /// <summary>This thread's part.</summary>
    internal long Value;

    internal static LiveCount OfNewThread()
    {
        var count = new LiveCount();
        lock (Gate) OfThreads.Add(count);
        return count;
    }

    /// <summary>Keeps the part of a thread that ended.</summary>
    internal void Retire()
    {
        lock (Gate)
            if (OfThreads.Remove(this)) retired += Value;
    }
}
