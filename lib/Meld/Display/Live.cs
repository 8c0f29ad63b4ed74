using System.Runtime.ExceptionServices;
using Meld.Display.Hosts;

namespace Meld.Display;

/// <summary>
/// One output that changes in place, such as a learning curve. Updates that come faster than ten a second are skipped, but the last one is always
/// shown. Any thread may update.
/// </summary>
public sealed class Live : IDisposable
{
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(100);
    private readonly Lock gate = new();
    private readonly DisplayHost host;
    private readonly TimeProvider clock;
    private readonly ITimer timer;
    private Action<object>? replace;
    private object? pending;
    private long shownAt;
    private bool isCompleted;
    private ExceptionDispatchInfo? failure;

    internal Live(DisplayHost host, TimeProvider clock)
    {
        this.host = host;
        this.clock = clock;
        timer = clock.CreateTimer(_ => OnTimer(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    /// <summary>Shows a value in place of the one before, now or as soon as the pace allows.</summary>
    /// <exception cref="ObjectDisposedException">The output is complete.</exception>
    public void Update(object value)
    {
        lock (gate)
        {
            ObjectDisposedException.ThrowIf(isCompleted, this);
            failure?.Throw();
            var wasWaiting = pending is not null;
            pending = value;
            if (!host.CanUpdate || wasWaiting) return;
            var passed = replace is null ? Interval : clock.GetElapsedTime(shownAt);
            if (passed >= Interval) ShowPending();
            else timer.Change(Interval - passed, Timeout.InfiniteTimeSpan);
        }
    }

    /// <summary>Shows the last state, if it is not yet shown, and ends the output. Calling it again does nothing.</summary>
    public void Complete()
    {
        lock (gate)
        {
            if (isCompleted) return;
            isCompleted = true;
            timer.Dispose();
            failure?.Throw();
            ShowPending();
        }
    }

    /// <summary>The same as <see cref="Complete"/>.</summary>
    public void Dispose() => Complete();

    private void ShowPending()
    {
        if (pending is null) return;
        var value = pending;
        pending = null;
        if (replace is null) replace = host.Show(value);
        else replace(value);
        shownAt = clock.GetTimestamp();
    }

    private void OnTimer()
    {
        lock (gate)
        {
            if (isCompleted) return;
            try
            {
                ShowPending();
            }
#pragma warning disable CA1031 // On a timer's thread any exception would end the process; the next call throws it instead.
            catch (Exception exception)
#pragma warning restore CA1031
            {
                failure = ExceptionDispatchInfo.Capture(exception);
            }
        }
    }
}
