using System.Diagnostics;
using Meld.Models;
using Meld.Tracking;

namespace Meld.Training;

/// <summary>Trains several seeds side by side, each into a run of its own, and takes them together.</summary>
public static class SeedsRun
{
    private static readonly BaselineExperiment LinearFloor = new(BaselineKind.Linear);

    // Processes that were told to end still write checkpoints.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    /// <summary>Trains what is not trained yet and writes what the seeds have in common.</summary>
    /// <param name="request">What is to be trained.</param>
    /// <param name="seeds">The seeds, ascending.</param>
    /// <param name="directory">The directory; each seed's run lies in <see cref="RunFiles.Seed"/> in it, the linear floor's in <see cref="RunFiles.Linear"/>.</param>
    /// <param name="resume">Whether to go on with what is there; seeds that are finished stay as they are.</param>
    /// <param name="processes">Runs the process of each seed, which calls <see cref="TrainingRun.Train"/>.</param>
    /// <param name="clock">The clock.</param>
    /// <param name="message">Is told what each seed's process says.</param>
    /// <param name="cancellation">Stops all seeds after their current step; the directory can then be resumed.</param>
    /// <returns>The seeds together; null where they were finished already and are to be left as they are.</returns>
    /// <exception cref="RunException">The directory holds something else, or cannot be written.</exception>
    /// <exception cref="SeedException">A seed failed.</exception>
    /// <exception cref="OperationCanceledException">It was stopped.</exception>
    public static async Task<SeedsRecord?> TrainAsync(
        TrainingRequest request,
        IReadOnlyList<int> seeds,
        string directory,
        bool resume,
        SeedProcesses processes,
        TimeProvider clock,
        Action<int, SeedMessage> message,
        CancellationToken cancellation)
    {
        using var run = RunInProgress.Open(directory, new RunIdentity(request.Yaml, request.Corpus.DataHash, seeds, Together: true), resume, Patience);
        if (run.IsFinished)
        {
            request.ThrowIfNotEvaluated(run.Folder);
            return null;
        }
        var phases = new Phases(clock);
        var linear = Linear(request, Path.Combine(run.Folder, RunFiles.Linear), clock);
        phases.End("linear floor");
        await processes.RunAsync(seeds, message, cancellation).ConfigureAwait(false);
        phases.End("train");
        var record = new SeedsRecord
        {
            Title = request.Name,
            Description = Describe(request, seeds[0]),
            Experiment = request.Yaml,
            Corpus = request.Corpus,
            Runs = [.. seeds.Select(seed => KeyValuePair.Create(seed, Stored(request, Path.Combine(run.Folder, RunFiles.Seed(seed)))))],
            Majority = BaselineTrainer.Predict(request.Corpus, new BaselineExperiment(BaselineKind.Majority), request.Evaluated),
            Linear = linear,
            Cost = new RunCost(phases.Started, phases.Seconds, Process.GetCurrentProcess().PeakWorkingSet64),
        };
        run.Finish(record, clock.GetLocalNow());
        return record;
    }

    /// <summary>The linear floor's predictions that lie in the directory of all seeds, so that no seed fits it again.</summary>
    /// <exception cref="RunException">It is not there.</exception>
    public static IReadOnlyList<SplitPredictions> StoredLinear(TrainingRequest request, string directory) =>
        Stored(request, Path.Combine(directory, RunFiles.Linear));

    private static IReadOnlyList<SplitPredictions> Linear(TrainingRequest request, string directory, TimeProvider clock)
    {
        if (RunDirectory.IsFinished(directory, LinearFloor.Hash, request.Corpus.DataHash) && RunReader.Read(directory).Predictions is var stored
            && request.Evaluated.All(stored.Has))
            return [.. request.Evaluated.Select(stored.On)];
        var run = BaselineRun.Train(request.Corpus, LinearFloor, clock, request.Evaluated);
        RunDirectory.Write(run, directory, clock.GetLocalNow());
        return run.Predictions;
    }

    private static IReadOnlyList<SplitPredictions> Stored(TrainingRequest request, string directory)
    {
        var run = RunReader.Read(directory);
        return [.. request.Evaluated.Select(run.On)];
    }

    // The seed decides the weights, not what the model is.
    private static string Describe(TrainingRequest request, int seed)
    {
        using var classifier = DialogueClassifier.Create(request.Experiment.Model, request.Corpus, request.Vectors, seed);
        return request.Describe(classifier);
    }
}
