using Meld.Corpus;
using Meld.Metrics;
using Meld.Tracking;

namespace Meld.Training;

/// <summary>A baseline fitted on train for every head, with its predictions for dev and test.</summary>
/// <param name="Experiment">What was fitted.</param>
/// <param name="Corpus">On what.</param>
/// <param name="Models">One a head.</param>
/// <param name="Predictions">For dev and test.</param>
public sealed record BaselineTraining(
    BaselineExperiment Experiment, DialogueCorpus Corpus, IReadOnlyList<FittedBaseline> Models, IReadOnlyList<SplitPredictions> Predictions)
{
    /// <summary>The model of one head.</summary>
    public FittedBaseline Of(Head head) => Models.Single(model => model.Head == head);

    /// <summary>The predictions for dev or test.</summary>
    public SplitPredictions On(Split split) => Predictions.Single(predictions => predictions.Split == split);

    /// <summary>Scores of one head on dev or test.</summary>
    public ClassificationReport Report(Split split, Head head) => On(split).Report(head);
}
