namespace Meld.Storage.Downloads;

/// <summary>Cancels what waits for a server that says nothing.</summary>
internal sealed class StallTimer : IDisposable
{
    private readonly CancellationTokenSource source, linked;
    private readonly TimeSpan time;
    private readonly ITimer timer;

    public StallTimer(TimeProvider clock, TimeSpan time, CancellationToken cancellation)
    {
        (this.time, source) = (time, new CancellationTokenSource());
        linked = CancellationTokenSource.CreateLinkedTokenSource(cancellation, source.Token);
        timer = clock.CreateTimer(_ => source.Cancel(), null, time, Timeout.InfiniteTimeSpan);
    }

    /// <summary>Cancelled when time is up, or by whoever cancels all of it.</summary>
    public CancellationToken Token => linked.Token;

    /// <summary>Begins to wait anew.</summary>
    public void Restart() => timer.Change(time, Timeout.InfiniteTimeSpan);

    /// <inheritdoc/>
    public void Dispose()
    {
        timer.Dispose();
        linked.Dispose();
        source.Dispose();
    }
}
