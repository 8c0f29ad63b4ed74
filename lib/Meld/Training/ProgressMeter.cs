namespace Meld.Training;

/// <summary>Tells how far a training is and how fast it goes, from when it was made.</summary>
internal sealed class ProgressMeter(Trainer trainer, TimeProvider clock, IProgress<TrainingProgress>? progress)
{
    private static readonly TimeSpan Window = TimeSpan.FromSeconds(5);
    private readonly SpeedMeter speed = new(clock, Window);
    private double lastLoss;

    /// <summary>Counts a step and tells of it.</summary>
    /// <param name="step">The step.</param>
    /// <param name="loss">Mean of the epoch so far.</param>
    public void Report(StepResult step, double loss)
    {
        speed.Add(step.Utterances);
        lastLoss = step.EndedEpoch?.TrainLoss ?? loss;
        Report(step.EndedEpoch is null ? TrainingPhase.Step : TrainingPhase.Epoch, step.Epoch, step.Step);
        speed.Pause();
    }

    /// <summary>Tells of the end.</summary>
    public void Finish() => Report(TrainingPhase.Finished, trainer.Epoch, trainer.StepsPerEpoch);

    private void Report(TrainingPhase phase, int epoch, int step)
    {
        if (progress is null) return;
        var (epochs, steps) = (trainer.Experiment.Training.Epochs, trainer.StepsPerEpoch);
        var left = (epochs - epoch + (1 - (double)step / steps)) * trainer.UtterancesPerEpoch;
        progress.Report(new TrainingProgress(
            phase,
            (int)trainer.Seed,
            epoch,
            epochs,
            step,
            steps,
            lastLoss,
            speed.UtterancesPerSecond,
            speed.Elapsed,
            phase == TrainingPhase.Finished ? TimeSpan.Zero : speed.Remaining((long)left),
            trainer.History is [.., var last] ? trainer.Monitored(last) : null,
            trainer.Best is { } best ? trainer.Monitored(best) : null,
            trainer.Best?.Epoch));
    }
}
