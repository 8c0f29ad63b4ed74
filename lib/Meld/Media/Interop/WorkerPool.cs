namespace Meld.Media.Interop;

/// <summary>Worker processes, at most so many at once: started when they are needed, kept, and replaced when they have died.</summary>
/// <param name="program">The worker program.</param>
/// <param name="settings">How many at most, and what each may take.</param>
internal sealed class WorkerPool(string program, IsolationSettings settings) : IDisposable
{
    private readonly Lock gate = new();
    private readonly Stack<WorkerHandle> idle = [];
    private readonly SemaphoreSlim free = new(settings.Workers);
    private readonly CancellationTokenSource stopping = new();

    /// <summary>Cancelled when the pool stops.</summary>
    internal CancellationToken Stopping => stopping.Token;

    /// <summary>Waits for a worker; give it back with <see cref="Return"/>.</summary>
    /// <exception cref="OperationCanceledException">It was cancelled, or the pool stops.</exception>
    /// <exception cref="InvalidOperationException">No worker could be started; the message says why.</exception>
    internal WorkerHandle Take(CancellationToken cancellation)
    {
        using (var either = CancellationTokenSource.CreateLinkedTokenSource(cancellation, Stopping)) free.Wait(either.Token);
        try
        {
            var worker = Idle() ?? Start();
            worker.Clips++;
            return worker;
        }
        catch
        {
            free.Release();
            throw;
        }
    }

    /// <summary>Gives a worker back, dead or alive; one that has decoded its share of clips is ended.</summary>
    internal void Return(WorkerHandle worker)
    {
        lock (gate)
        {
            if (!stopping.IsCancellationRequested && worker.Clips < settings.ClipsPerProcess && worker.IsAlive)
            {
                idle.Push(worker);
                worker = null!;
            }
        }
        worker?.Dispose();
        free.Release();
    }

    /// <summary>Ends all workers: those at work as soon as their callers have noticed <see cref="Stopping"/>.</summary>
    public void Dispose()
    {
        lock (gate)
        {
            if (stopping.IsCancellationRequested) return;
            stopping.Cancel();
            while (idle.TryPop(out var worker)) worker.Dispose();
        }
    }

    // One that died while nobody used it is nobody's fault.
    private WorkerHandle? Idle()
    {
        lock (gate)
        {
            while (idle.TryPop(out var worker))
            {
                if (worker.IsAlive) return worker;
                worker.Dispose();
            }
            return null;
        }
    }

    private WorkerHandle Start()
    {
        var worker = MediaShim.media_worker_start(program, settings.MemoryBytes);
        if (!worker.IsInvalid) return worker;
        worker.Dispose();
        throw new InvalidOperationException(MediaShim.LastError);
    }
}
