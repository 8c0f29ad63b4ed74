using System.Runtime.ExceptionServices;

namespace Meld.Features.Filling;

/// <summary>Threads that work side by side and may block; the pool's would be too few of those for a while.</summary>
internal static class WorkThreads
{
    /// <summary>Runs each work on a thread of its own and returns when all have ended. When one fails the others are cancelled.</summary>
    /// <param name="works">What the threads do; each takes what cancels it.</param>
    /// <param name="cancellation">Cancels it.</param>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    public static void Run(IReadOnlyList<Action<CancellationToken>> works, CancellationToken cancellation)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        ExceptionDispatchInfo? failure = null;
        var threads = works.Select(work => new Thread(() => Guarded(work)) { IsBackground = true }).ToList();
        threads.ForEach(thread => thread.Start());
        threads.ForEach(thread => thread.Join());
        failure?.Throw();
        cancellation.ThrowIfCancellationRequested();

        void Guarded(Action<CancellationToken> work)
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
