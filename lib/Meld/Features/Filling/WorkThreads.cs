using System.Runtime.ExceptionServices;

namespace Meld.Features.Filling;

/// <summary>Threads that work side by side and may block; the pool's would be too few of those for a while.</summary>
internal static class WorkThreads
{
    /// <summary>Runs the work on some threads and returns when it ended on all. When it fails on one it is cancelled on the others.</summary>
    /// <param name="count">How many threads.</param>
    /// <param name="work">The work of one; takes what cancels it.</param>
    /// <param name="cancellation">Cancels it.</param>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    public static void Run(int count, Action<CancellationToken> work, CancellationToken cancellation)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        ExceptionDispatchInfo? failure = null;
        var threads = Enumerable.Range(0, count).Select(_ => new Thread(Guarded) { IsBackground = true }).ToList();
        threads.ForEach(thread => thread.Start());
        threads.ForEach(thread => thread.Join());
        failure?.Throw();
        cancellation.ThrowIfCancellationRequested();

        void Guarded()
        {
            try
            {
                work(stop.Token);
            }
            catch (OperationCanceledException) when (stop.IsCancellationRequested)
            {
            }
            catch (Exception error)
            {
                Interlocked.CompareExchange(ref failure, ExceptionDispatchInfo.Capture(error), null);
                stop.Cancel();
            }
        }
    }
}
