using Meld.Storage;

namespace Meld.Media.Verification;

/// <summary>Counts what several threads have done and tells how far that is.</summary>
internal sealed class CountedProgress
{
    private readonly string step;
    private readonly string unit;
    private readonly IProgress<WorkProgress>? progress;
    private readonly int total;
    private int done;

    /// <param name="step">What is being done.</param>
    /// <param name="before">How much was done before.</param>
    /// <param name="count">How much is still to do.</param>
    /// <param name="unit">What is counted, in the plural.</param>
    /// <param name="progress">Who is told, if anybody.</param>
    public CountedProgress(string step, int before, int count, string unit, IProgress<WorkProgress>? progress)
    {
        (this.step, this.unit, this.progress, done, total) = (step, unit, progress, before, before + count);
        if (count > 0) progress?.Report(new(step, before, total, unit));
    }

    /// <summary>One more is done.</summary>
    public void Advance()
    {
        var now = Interlocked.Increment(ref done);
        progress?.Report(new(step, now, total, unit));
    }
}
