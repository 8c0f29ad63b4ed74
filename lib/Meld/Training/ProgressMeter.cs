namespace Meld.Training;

/// <summary>Tells how far a training is and how fast it goes, from when it was made.</summary>
internal sealed class ProgressMeter(Trainer trainer, TimeProvider clock, IProgress<TrainingProgress>? progress)
{
    private readonly long start = clock.GetTimestamp();
    private long steps;
    private long utterances;

    /// <summary>Counts a step and tells of it.</summary>
    /// <param name="step">The step.</param>
    /// <param name="loss">Mean of the epoch so far.</param>
    /// <param name="monitor">Which score to tell.</param>
    public void Report(StepResult step, double loss, MonitoredScore monitor)
    {
        (steps, utterances) = (steps + 1, utterances + step.Utterances);
        if (progress is null) return;
        var elapsed = clock.GetElapsedTime(start);
        var left = (long)trainer.Experiment.Training.Epochs * trainer.StepsPerEpoch - step.GlobalStep;
        progress.Report(new TrainingProgress(
            step.Epoch,
            trainer.Experiment.Training.Epochs,
            step.Step,
            trainer.StepsPerEpoch,
            step.EndedEpoch?.TrainLoss ?? loss,
            elapsed > TimeSpan.Zero ? utterances / elapsed.TotalSeconds : 0,
            elapsed,
            trainer.IsFinished ? TimeSpan.Zero : elapsed / steps * left,
            trainer.Best is { } best ? monitor.Of(best) : null,
            trainer.History is [.., var last] ? monitor.Of(last) : null));
    }
}
