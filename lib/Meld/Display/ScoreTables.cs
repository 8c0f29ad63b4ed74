using System.Globalization;
using Meld.Baselines;
using Meld.Corpus;
using Meld.Metrics;
using Meld.Tracking;
using Meld.Training;

namespace Meld.Display;

/// <summary>Tables of scores, all fractions from 0 to 1.</summary>
public static class ScoreTables
{
    private static readonly Split[] Evaluated = [Split.Dev, Split.Test];

    /// <summary>Accuracy, weighted and macro F1 of several models on dev and test, best in bold.</summary>
    /// <param name="head">The head compared.</param>
    /// <param name="models">A name and the predictions for dev and test each, in the order of the rows; models without the head have none, those that left test alone no scores there.</param>
    public static Table Headline(Head head, params IReadOnlyList<(string Name, IReadOnlyList<SplitPredictions> Predictions)> models)
    {
        string[] headers = ["", "dev accuracy", "dev weighted F1", "dev macro F1", "test accuracy", "test weighted F1", "test macro F1"];
        var able = models.Where(model => model.Predictions.All(entry => entry.Heads.Any(own => own.Head == head)));
        var table = Table.Of(headers, able.Select(IReadOnlyList<object?> (model) =>
            [model.Name, .. Evaluated.SelectMany(split => Values(model.Predictions.SingleOrDefault(entry => entry.Split == split)?.Report(head)))]));
        foreach (var header in headers.Skip(1)) table = table.WithFormat(header, "0.0000").WithBest(header);
        return table.WithCaption($"{head.Name()}: accuracy and F1");
    }

    /// <inheritdoc cref="Headline(Head, IReadOnlyList{ValueTuple{string, IReadOnlyList{SplitPredictions}}})"/>
    /// <param name="head">The head compared.</param>
    /// <param name="models">A name and a training each, in the order of the rows.</param>
    public static Table Headline(Head head, params IReadOnlyList<(string Name, BaselineTraining Training)> models) =>
        Headline(head, [.. models.Select(model => (model.Name, model.Training.Predictions))]);

    /// <summary>Precision, recall, F1 and support of each class.</summary>
    public static Table PerClass(ClassificationReport report)
    {
        var table = Table.Of(
            ["class", "precision", "recall", "F1", "support"],
            report.Labels.Zip(report.PerClass, IReadOnlyList<object?> (label, scores) => [label, scores.Precision, scores.Recall, scores.F1, scores.Support]));
        foreach (var header in new[] { "precision", "recall", "F1" }) table = table.WithFormat(header, "0.0000");
        return table.WithFormat("support", "#,0");
    }

    /// <summary>The terms that speak most for each class of a linear baseline, the heaviest first.</summary>
    public static Table TopTerms(FittedBaseline baseline, int count = 7)
    {
        var model = (LinearBaseline)baseline.Model;
        return Table.Of(
            ["class", .. Enumerable.Range(1, count).Select(place => place.ToString(CultureInfo.InvariantCulture))],
            baseline.Labels.Select(IReadOnlyList<object?> (label, index) => [label, .. Filled(model.TopTerms(index, count).Select(Shown), count)]))
            .WithCaption("Heaviest terms; characters within words in ‹›, their blanks as ·");
    }

    // A model of a tiny corpus may have fewer terms than columns.
    private static IEnumerable<object?> Filled(IEnumerable<string> terms, int count) => terms.Concat(Enumerable.Repeat((string?)null, count)).Take(count);

    private static IEnumerable<object?> Values(ClassificationReport? report) => Scores.All.Select(score => (object?)report?.Value(score));

    /// <summary>A term as people read it: characters in ‹›, their blanks as ·.</summary>
    internal static string Shown(WeightedTerm term) => term.Block == TermBlock.Words ? term.Term : $"‹{term.Term.Replace(' ', '·')}›";
}
