namespace Meld.Training;

/// <summary>The learning rate as a function of the step alone.</summary>
public static class LearningRateSchedule
{
    /// <summary>The part of the largest rate that a step uses, from 0 to 1.</summary>
    /// <param name="kind">How it goes on after the warm-up.</param>
    /// <param name="warmup">Share of all steps in which it rises in a straight line, from 0 to below 1; the last of them has the largest rate.</param>
    /// <param name="step">The step, from 0.</param>
    /// <param name="steps">Number of all steps.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such step, share or kind.</exception>
    public static double Factor(ScheduleKind kind, double warmup, long step, long steps)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(warmup);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(warmup, 1);
        ArgumentOutOfRangeException.ThrowIfNegative(step);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(step, steps);
        var rising = (long)(warmup * steps);
        if (step < rising) return (step + 1) / (double)rising;
        // From 0 at the first step after the warm-up to just below 1 at the last, which therefore still learns.
        var gone = (step - rising) / (double)(steps - rising);
        return kind switch
        {
            ScheduleKind.Constant => 1,
            ScheduleKind.Linear => 1 - gone,
            ScheduleKind.Cosine => (1 + Math.Cos(Math.PI * gone)) / 2,
            _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "Not a schedule."),
        };
    }
}
