using Meld.Corpus;
using Meld.Tracking.Events;

namespace Meld.Training;

/// <summary>
/// Writes the curves of a training for TensorBoard as it goes: loss at every step, everything else at the end of every epoch. A resumed training's curves go on
/// where its checkpoint was.
/// </summary>
internal sealed class EpochEvents : IProgress<TrainingProgress>, IDisposable
{
    private readonly Trainer trainer;
    private readonly IProgress<TrainingProgress>? next;
    private readonly EventFile events;
    private int written;

    /// <summary>Begins the curves, or goes on with them.</summary>
    /// <param name="trainer">The training before its first step here.</param>
    /// <param name="directory">The run directory.</param>
    /// <param name="clock">The time of every event.</param>
    /// <param name="next">Is told of progress too.</param>
    public EpochEvents(Trainer trainer, string directory, TimeProvider clock, IProgress<TrainingProgress>? next)
    {
        (this.trainer, this.next) = (trainer, next);
        events = trainer.GlobalStep == 0 ? EventFile.Create(directory, clock) : EventFile.Resume(directory, trainer.GlobalStep - 1, clock);
        written = trainer.Epoch;
        // A checkpoint is written before its epoch's values are, so these may be missing.
        if (trainer is { GlobalStep: > 0, StepInEpoch: 0 }) Write(trainer.History[^1]);
    }

    /// <inheritdoc/>
    public void Report(TrainingProgress value)
    {
        events.Scalar("loss/train", trainer.GlobalStep, value.Loss);
        for (; written < trainer.Epoch; written++) Write(trainer.History[written]);
        next?.Report(value);
    }

    /// <summary>Closes the file.</summary>
    public void Dispose() => events.Dispose();

    private void Write(EpochResult epoch)
    {
        events.Scalar("learning_rate", epoch.GlobalStep, epoch.LearningRate);
        events.Scalar("loss/train_epoch", epoch.GlobalStep, epoch.TrainLoss);
        events.Scalar("loss/dev", epoch.GlobalStep, epoch.DevLoss);
        foreach (var head in epoch.Heads)
        {
            events.Scalar($"{head.Head.Name()}/loss", epoch.GlobalStep, head.DevLoss);
            events.Scalar($"{head.Head.Name()}/accuracy", epoch.GlobalStep, head.Accuracy);
            events.Scalar($"{head.Head.Name()}/weighted_f1", epoch.GlobalStep, head.WeightedF1);
            events.Scalar($"{head.Head.Name()}/macro_f1", epoch.GlobalStep, head.MacroF1);
        }
    }
}
