using System.Diagnostics;
using System.Globalization;
using Meld.Baselines;
using Meld.Text;

namespace Meld.Bench;

/// <summary>
/// Fitting the linear baseline on texts and labels against scikit-learn's TfidfVectorizer and LogisticRegression(solver="lbfgs") on one thread
/// with the same features and objective, or, where that is not installed, against plain gradient descent to within 1e-4 of the same objective.
/// </summary>
internal static class LinearBenchmark
{
    private const int Repetitions = 3;

    public static void Run(LabelledTexts corpus)
    {
        var ours = Ours(corpus, out var objective);
        var baseline = SklearnFit.TryRun(corpus, Repetitions) ?? GradientDescent.Run(objective, ours);
        Console.WriteLine($"{corpus.Texts.Count} texts, {corpus.LabelCount} labels; medians of {Repetitions}");
        Console.WriteLine($"{"",-10} {"Meld",12} {baseline.Name,20} {"ratio",8}");
        Line("features", ours.Features, baseline.Features, "s");
        Line("solver", ours.Solver, baseline.Solver, "s");
        Line("together", ours.Features + ours.Solver, baseline.Features + baseline.Solver, "s");
        Line("objective", ours.Objective, baseline.Objective, "");
    }

    private static FitTimes Ours(LabelledTexts corpus, out SoftmaxObjective objective)
    {
        var settings = new LinearSettings();
        var weights = ClassWeights.Balanced(corpus.Labels, corpus.LabelCount, settings.ClassWeightPower);
        var (features, solver, value) = (new List<double>(), new List<double>(), 0.0);
        SparseMatrix matrix;
        do
        {
            var clock = Stopwatch.StartNew();
            var words = TfIdfVectorizer.Fit(corpus.Texts, settings.Words, settings.WordDocumentFrequency);
            var characters = TfIdfVectorizer.Fit(corpus.Texts, settings.Characters, settings.CharacterDocumentFrequency);
            matrix = SparseMatrix.Beside(words.Transform(corpus.Texts), characters.Transform(corpus.Texts));
            features.Add(clock.Elapsed.TotalSeconds);
            clock.Restart();
            SoftmaxRegression.Fit(matrix, corpus.Labels, weights, settings.C, settings.Solver, out var fit);
            solver.Add(clock.Elapsed.TotalSeconds);
            value = fit.Value;
        }
        while (solver.Count < Repetitions);
        objective = new SoftmaxObjective(matrix, corpus.Labels, weights);
        return new FitTimes("Meld", Median(features), Median(solver), value);
    }

    private static double Median(List<double> values) => values.Order().ElementAt(values.Count / 2);

    private static void Line(string what, double ours, double baseline, string unit) => Console.WriteLine(string.Create(
        CultureInfo.InvariantCulture, $"{what,-10} {ours,10:F3} {unit,1} {baseline,18:F3} {unit,1} {ours / baseline,8:F3}"));
}
