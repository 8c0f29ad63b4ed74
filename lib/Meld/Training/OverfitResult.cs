using Meld.Corpus;

namespace Meld.Training;

/// <summary>Whether a model can learn one batch by heart. A model that cannot has a fault, or is too small.</summary>
/// <param name="Losses">The objective before each step, and after the last.</param>
/// <param name="Accuracies">Share of the batch's utterances that each head has right in the end.</param>
public sealed record OverfitResult(IReadOnlyList<double> Losses, IReadOnlyDictionary<Head, double> Accuracies)
{
    /// <summary>Whether every head has every utterance right.</summary>
    public bool IsLearnt => Accuracies.Values.All(accuracy => accuracy == 1);
}
