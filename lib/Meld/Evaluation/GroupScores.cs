using Meld.Metrics;
using Meld.Tracking;

namespace Meld.Evaluation;

/// <summary>Scores on some of the utterances, as fractions from 0 to 1.</summary>
/// <param name="Accuracy">Share predicted as what it is.</param>
/// <param name="WeightedF1">F1 of each label, weighted by its support.</param>
/// <param name="MacroF1">
/// F1 of each label that is true of at least one of the utterances, every such label counting once: a group without fear is not a group that
/// fails at fear. Over all utterances of a corpus with every label it is the usual macro F1.
/// </param>
public readonly record struct GroupScores(double Accuracy, double WeightedF1, double MacroF1)
{
    /// <summary>Scores of some rows of a head's predictions.</summary>
    public static GroupScores Of(HeadPredictions predictions, IReadOnlyList<int> rows)
    {
        var report = ClassificationReport.From(
            predictions.Labels, [.. rows.Select(row => predictions.Truth[row])], [.. rows.Select(row => predictions.Predicted[row])]);
        var present = report.PerClass.Where(scores => scores.Support > 0).Select(scores => scores.F1).DefaultIfEmpty();
        return new GroupScores(report.Accuracy, report.WeightedAverage.F1, present.Average());
    }

    /// <summary>How far these scores are above others; below them where negative.</summary>
    public GroupScores Above(GroupScores other) => new(Accuracy - other.Accuracy, WeightedF1 - other.WeightedF1, MacroF1 - other.MacroF1);
}
