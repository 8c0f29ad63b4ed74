namespace Meld.Tests.Display;

/// <summary>A clock that a test turns by hand, with one timer.</summary>
internal sealed class ManualClock : TimeProvider
{
    private TimeSpan now;
    private TimeSpan? due;
    private Action? callback;

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override long GetTimestamp() => now.Ticks;

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        this.callback = () => callback(state);
        return new Timer(this);
    }

    public void Advance(TimeSpan time)
    {
        now += time;
        if (due is null || now < due) return;
        due = null;
        callback!();
    }

    private sealed class Timer(ManualClock clock) : ITimer
    {
        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            clock.due = dueTime == Timeout.InfiniteTimeSpan ? null : clock.now + dueTime;
            return true;
        }

        public void Dispose() => clock.due = null;

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
