namespace Meld.Training;

/// <summary>
/// Measures how fast utterances go by: the speed over the last seconds, without the pauses between epochs, and the time left by the pace of the whole, with
/// them. The measuring begins when it is made.
/// </summary>
/// <param name="clock">The time.</param>
/// <param name="window">What the speed is measured over.</param>
public sealed class SpeedMeter(TimeProvider clock, TimeSpan window)
{
    private readonly long start = clock.GetTimestamp();

    // Utterances and the time that they took; the sums are those of the queue.
    private readonly Queue<(long Utterances, TimeSpan Time)> recent = new();
    private (long Utterances, TimeSpan Time) sum;
    private long total;
    private long last = clock.GetTimestamp();

    /// <summary>Utterances a second over the window; 0 before the first batch.</summary>
    public double UtterancesPerSecond => sum.Time > TimeSpan.Zero ? sum.Utterances / sum.Time.TotalSeconds : 0;

    /// <summary>Time since the measuring began.</summary>
    public TimeSpan Elapsed => clock.GetElapsedTime(start);

    /// <summary>A batch is done.</summary>
    /// <param name="utterances">How many utterances it had.</param>
    public void Add(int utterances)
    {
        var now = clock.GetTimestamp();
        var batch = ((long)utterances, clock.GetElapsedTime(last, now));
        last = now;
        total += utterances;
        recent.Enqueue(batch);
        sum = (sum.Utterances + batch.Item1, sum.Time + batch.Item2);
        // The newest batch counts even when it alone takes longer than the window.
        while (recent.Count > 1 && sum.Time - recent.Peek().Time >= window)
        {
            var old = recent.Dequeue();
            sum = (sum.Utterances - old.Utterances, sum.Time - old.Time);
        }
    }

    /// <summary>The time since the last batch was spent on something else, such as an evaluation, and does not count for the speed.</summary>
    public void Pause() => last = clock.GetTimestamp();

    /// <summary>The time that more utterances will take; null before the first batch.</summary>
    /// <param name="utterances">How many are left.</param>
    public TimeSpan? Remaining(long utterances)
    {
        if (total == 0) return null;
        var seconds = Elapsed.TotalSeconds / total * utterances;
        return seconds < TimeSpan.MaxValue.TotalSeconds ? TimeSpan.FromSeconds(seconds) : null;
    }
}
