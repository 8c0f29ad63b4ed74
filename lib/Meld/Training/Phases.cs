namespace Meld.Training;

/// <summary>Measures the phases of some work, one after the other.</summary>
/// <param name="clock">The clock.</param>
internal sealed class Phases(TimeProvider clock)
{
    private readonly List<KeyValuePair<string, double>> seconds = [];
    private long last = clock.GetTimestamp();

    /// <summary>When the work began.</summary>
    public DateTimeOffset Started { get; } = clock.GetLocalNow();

    /// <summary>Seconds by phase, in the order in which they ended.</summary>
    public IReadOnlyList<KeyValuePair<string, double>> Seconds => seconds;

    /// <summary>Ends a phase; what follows belongs to the next one.</summary>
    public void End(string phase)
    {
        var now = clock.GetTimestamp();
        seconds.Add(new(phase, clock.GetElapsedTime(last, now).TotalSeconds));
        last = now;
    }
}
