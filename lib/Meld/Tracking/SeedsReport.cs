using System.Globalization;
using System.Text;
using Meld.Corpus;
using Meld.Metrics;

namespace Meld.Tracking;

/// <summary>The scores of several seeds for people, as plain text.</summary>
public static class SeedsReport
{
    /// <summary>Headline scores, then every class of every head of the ensemble: <see cref="RunFiles.Report"/>.</summary>
    public static string Full(SeedsRecord run)
    {
        var text = new StringBuilder(Headline(run));
        text.Line("");
        text.Line("The ensemble by class:");
        text.Classes(run.Ensemble);
        return text.ToString();
    }

    /// <summary>What was run on what, and the headline scores of each seed, their mean and spread, their ensembles and the floors.</summary>
    public static string Headline(SeedsRecord run)
    {
        var text = new StringBuilder();
        text.Line($"{run.Title}, seeds {string.Join(", ", run.Runs.Select(one => one.Key.ToString(CultureInfo.InvariantCulture)))}");
        text.Preamble(run.Corpus, run.ExperimentHash);
        foreach (var (split, head) in run.Ensemble.SelectMany(split => split.Heads.Select(head => (split.Split, head.Head))))
        {
            text.Line($"{split.Name()} {head.Name()}");
            foreach (var (seed, predictions) in run.Runs) text.Scores($"  seed {seed}", predictions.On(split).Report(head));
            IReadOnlyList<ClassificationReport> reports = [.. run.Runs.Select(one => one.Value.On(split).Report(head))];
            Scores(text, "  mean", reports, Spread.Mean);
            Scores(text, "  standard deviation", reports, Spread.Deviation);
            foreach (var (name, predictions) in run.Combined) text.Scores($"  {name}", predictions.On(split).Report(head));
        }
        text.Line("");
        text.Line($"share of linear in the last ensemble, chosen on dev: {string.Join(", ", run.LinearShares.Select(Share))}");
        return text.ToString();
    }

    private static void Scores(StringBuilder text, string name, IReadOnlyList<ClassificationReport> reports, Func<IReadOnlyList<double>, double> combine) => text.Scores(
        name,
        combine([.. reports.Select(report => report.Accuracy)]),
        combine([.. reports.Select(report => report.WeightedAverage.F1)]),
        combine([.. reports.Select(report => report.MacroAverage.F1)]));

    private static string Share(KeyValuePair<Head, MixtureShare> share) => string.Create(CultureInfo.InvariantCulture, $"{share.Key.Name()} {share.Value.Share:0.00}");
}
