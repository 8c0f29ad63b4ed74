using System.Diagnostics;
using Meld.Tracking;

namespace Meld.Training;

/// <summary>
/// Trains a model into a run directory, from the beginning or from where it was stopped. Sets the process's number of threads by the model's size, because
/// sums in another order have other bits.
/// </summary>
public static class TrainingRun
{
    // A process that was told to end still writes a checkpoint.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    /// <summary>Trains with one seed and writes the run; however often it is stopped and resumed, the bytes are the same but for cost, log and event files.</summary>
    /// <param name="request">What is to be trained.</param>
    /// <param name="seed">Seed of every random choice.</param>
    /// <param name="directory">The run directory.</param>
    /// <param name="resume">Whether to go on with what is there.</param>
    /// <param name="linear">Gives the linear floor's predictions for the evaluated splits; fits it when null.</param>
    /// <param name="clock">The clock.</param>
    /// <param name="progress">Is told after each step.</param>
    /// <param name="note">Is told, a sentence each, what somebody should know.</param>
    /// <param name="cancellation">Stops after the current step; the directory can then be resumed.</param>
    /// <returns>The run; null where it was finished already and is to be left as it is.</returns>
    /// <exception cref="RunException">The directory holds something else, or cannot be written.</exception>
    /// <exception cref="CheckpointException">The unfinished run there is of other data, another seed or other word vectors.</exception>
    /// <exception cref="TrainingException">The loss or a gradient is no finite number.</exception>
    /// <exception cref="OperationCanceledException">It was stopped.</exception>
    public static RunRecord? Train(
        TrainingRequest request,
        int seed,
        string directory,
        bool resume,
        Func<IReadOnlyList<SplitPredictions>>? linear,
        TimeProvider clock,
        IProgress<TrainingProgress>? progress,
        Action<string> note,
        CancellationToken cancellation)
    {
        using var run = RunInProgress.Open(directory, new RunIdentity(request.Yaml, request.Corpus.DataHash, [seed], Together: false), resume, Patience);
        if (run.IsFinished)
        {
            request.ThrowIfNotEvaluated(run.Folder);
            return null;
        }
        var checkpoints = new Checkpoints(run.Checkpoints);
        using var trainer = Begin(request, seed, checkpoints, clock, note);
        return Finish(request, trainer, run, linear, clock, progress, cancellation);
    }

    /// <summary>
    /// Takes a training that was begun in this process to its end and writes its run: the bytes are those of <see cref="Train"/> with its seed. An unfinished run
    /// of it in the directory is begun anew.
    /// </summary>
    /// <param name="request">What is trained.</param>
    /// <param name="trainer">The training, of any number of steps; has the best weights afterwards.</param>
    /// <param name="directory">The run directory.</param>
    /// <param name="clock">The clock.</param>
    /// <param name="progress">Is told after each step.</param>
    /// <param name="cancellation">Stops after the current step; the directory can then be resumed.</param>
    /// <exception cref="ArgumentException">The trainer trains another experiment.</exception>
    /// <exception cref="RunException">The directory holds something else, or cannot be written.</exception>
    /// <exception cref="TrainingException">The loss or a gradient is no finite number.</exception>
    /// <exception cref="OperationCanceledException">It was stopped.</exception>
    public static RunRecord Continue(
        TrainingRequest request,
        Trainer trainer,
        string directory,
        TimeProvider clock,
        IProgress<TrainingProgress>? progress = null,
        CancellationToken cancellation = default)
    {
        if (trainer.Experiment != request.Experiment) throw new ArgumentException("The trainer trains another experiment.", nameof(trainer));
        var identity = new RunIdentity(request.Yaml, request.Corpus.DataHash, [(int)trainer.Seed], Together: false);
        var isThere = RunDirectory.IsFinished(directory, identity.ExperimentHash, identity.DataHash);
        using var run = RunInProgress.Open(directory, identity, resume: !isThere, Patience);
        return Finish(request, trainer, run, linear: null, clock, progress, cancellation);
    }

    private static RunRecord Finish(
        TrainingRequest request,
        Trainer trainer,
        RunInProgress run,
        Func<IReadOnlyList<SplitPredictions>>? linear,
        TimeProvider clock,
        IProgress<TrainingProgress>? progress,
        CancellationToken cancellation)
    {
        var phases = new Phases(clock);
        var checkpoints = new Checkpoints(run.Checkpoints);
        TorchThreads.Use(trainer.Classifier);
        using (var events = new EpochEvents(trainer, run.Folder, clock, progress)) trainer.Fit(events, checkpoints, cancellation);
        phases.End("train");
        var predictions = request.Evaluated.Select(trainer.Predict).ToList();
        phases.End("predict");
        cancellation.ThrowIfCancellationRequested();
        var floor = linear?.Invoke() ?? BaselineTrainer.Predict(request.Corpus, new BaselineExperiment(BaselineKind.Linear), request.Evaluated);
        phases.End("linear floor");
        cancellation.ThrowIfCancellationRequested();
        var record = new RunRecord
        {
            Title = request.Name,
            Description = request.Describe(trainer.Classifier),
            Experiment = request.Yaml,
            Seed = (int)trainer.Seed,
            Corpus = request.Corpus,
            Predictions = predictions,
            Majority = BaselineTrainer.Predict(request.Corpus, new BaselineExperiment(BaselineKind.Majority), request.Evaluated),
            Linear = floor,
            Model = trainer.Classifier.Save(),
            History = HistoryTable.Of(trainer.History, [.. trainer.Classifier.Heads]),
            Cost = new RunCost(phases.Started, phases.Seconds, Process.GetCurrentProcess().PeakWorkingSet64),
        };
        run.Finish(record, clock.GetLocalNow());
        return record;
    }

    private static Trainer Begin(TrainingRequest request, int seed, Checkpoints checkpoints, TimeProvider clock, Action<string> note)
    {
        if (checkpoints.Files.Count == 0 || Newest(checkpoints, note) is not { } newest)
            return Trainer.Start(request.Corpus, request.Experiment, request.Vectors, seed, clock);
        var trainer = Trainer.Resume(newest, request.Corpus, request.Experiment, request.Vectors, seed, clock);
        note($"resumed after step {trainer.GlobalStep}");
        return trainer;
    }

    // Where no checkpoint is whole, starting again gives the same bytes.
    private static Checkpoint? Newest(Checkpoints checkpoints, Action<string> note)
    {
        try
        {
            return checkpoints.Newest(note);
        }
        catch (CheckpointException)
        {
            note($"no checkpoint in {checkpoints.Directory} is whole: training starts again");
            return null;
        }
    }
}
