using System.Diagnostics;
using System.Globalization;
using Meld.Corpus;
using Meld.Tracking;

namespace Meld.Training;

/// <summary>Trains a baseline and gathers everything for its run directory.</summary>
public static class BaselineRun
{
    // A baseline makes no random choice; the seed is written because every run has one.
    private const int Seed = 1;

    /// <summary>Fits, predicts, and measures what it took.</summary>
    /// <param name="corpus">The corpus.</param>
    /// <param name="experiment">What is fitted.</param>
    /// <param name="clock">The clock.</param>
    /// <param name="splits">The splits to evaluate; dev and test when null.</param>
    public static RunRecord Train(DialogueCorpus corpus, BaselineExperiment experiment, TimeProvider clock, IReadOnlyList<Split>? splits = null)
    {
        var phases = new Phases(clock);
        var models = BaselineTrainer.Fit(corpus, experiment);
        phases.End("fit");
        var predictions = BaselineTrainer.Predict(corpus, models, splits);
        phases.End("predict");
        return new RunRecord
        {
            Title = experiment.Kind == BaselineKind.Linear ? "linear baseline" : "majority baseline",
            Description = Describe(experiment, models),
            Experiment = experiment.ToYaml(),
            Seed = Seed,
            Corpus = corpus,
            Predictions = predictions,
            Majority = experiment.Kind == BaselineKind.Majority
                ? predictions
                : BaselineTrainer.Predict(corpus, new BaselineExperiment(BaselineKind.Majority), [.. predictions.Select(split => split.Split)]),
            Model = BaselineModelFile.Save(models),
            History = History(models),
            Cost = new RunCost(phases.Started, phases.Seconds, Process.GetCurrentProcess().PeakWorkingSet64),
        };
    }

    private static string Describe(BaselineExperiment experiment, IReadOnlyList<FittedBaseline> models) => experiment.Kind == BaselineKind.Majority
        ? "Always predicts the most frequent label of the train split: the floor under every other model."
        : "A soft-max regression for each head on TF-IDF of the utterance's words and of its characters within words, with class weights, fitted by "
            + $"L-BFGS ({string.Join("; ", models.Select(Describe))}). It reads one utterance at a time: no context, no speaker, no audio, no video.";

    private static string Describe(FittedBaseline model) =>
        $"{model.Head.Name()}: {model.Solution!.Steps.Count} steps, {(model.Solution.Converged ? "converged" : "stopped before it converged")}";

    private static RunHistory History(IReadOnlyList<FittedBaseline> models) => new(
        ["head", "iteration", "objective", "gradient_maximum"],
        [
            .. from model in models
               from step in (model.Solution?.Steps ?? []).Index()
               select (string[])[model.Head.Name(), Text(step.Index + 1), Text(step.Item.Value), Text(step.Item.GradientMaximum)],
        ]);

    private static string Text(double value) => value.ToString(CultureInfo.InvariantCulture);
}
