using Meld.Corpus;
using Meld.Display.Plots;
using Meld.Evaluation;
using Meld.Media;
using Meld.Media.Audio;
using Meld.Metrics;
using Meld.Models;
using Meld.Tracking;
using Meld.Training;

namespace Meld.Display;

/// <summary>Makes charts. Number formats are .NET's, such as <c>0.000</c>, <c>#,0</c> or <c>0 %</c>.</summary>
public static class Charts
{
    /// <summary>A bar for each item.</summary>
    /// <param name="title">What it shows.</param>
    /// <param name="items">Labels and values in the order of the bars; a value that is not finite has no bar.</param>
    /// <param name="format">Format of the values.</param>
    /// <param name="direction">Which way bars grow.</param>
    /// <param name="coloring">What colour says.</param>
    public static Chart Bar(
        string title,
        IEnumerable<(string Label, double Value)> items,
        string format = "#,0.###",
        BarDirection direction = BarDirection.Horizontal,
        BarColoring coloring = BarColoring.Series)
    {
        (string Label, double Value)[] all = [.. items];
        var series = new BarSeries("", [.. all.Select(item => item.Value)]);
        return GroupedBar(title, [.. all.Select(item => item.Label)], [series], format, direction, coloring);
    }

    /// <summary>A bar of each series for each category.</summary>
    /// <inheritdoc cref="Bar"/>
    /// <param name="title">What it shows.</param>
    /// <param name="categories">A label for each group of bars.</param>
    /// <param name="series">The values of each series, one for each category.</param>
    /// <param name="format">Format of the values.</param>
    /// <param name="direction">Which way bars grow.</param>
    /// <param name="coloring">What colour says.</param>
    /// <exception cref="ArgumentException">A series has more or fewer values than there are categories.</exception>
    public static Chart GroupedBar(
        string title,
        IReadOnlyList<string> categories,
        IReadOnlyList<BarSeries> series,
        string format = "#,0.###",
        BarDirection direction = BarDirection.Horizontal,
        BarColoring coloring = BarColoring.Series)
    {
        foreach (var one in series)
        {
            if (one.Values.Count == categories.Count) continue;
            throw new ArgumentException($"Series '{one.Name}' has {one.Values.Count} values for {categories.Count} categories.", nameof(series));
        }
        var data = new BarData(title, categories, series, format, coloring);
        return direction == BarDirection.Horizontal ? new HorizontalBars(data) : new VerticalBars(data);
    }

    /// <summary>Lines, such as losses by epoch.</summary>
    /// <param name="title">What it shows.</param>
    /// <param name="series">The lines; a value that is not finite leaves a gap.</param>
    /// <param name="xLabel">What runs to the right.</param>
    /// <param name="yLabel">What runs upwards.</param>
    /// <param name="format">Format of the values.</param>
    public static Chart Line(string title, IReadOnlyList<LineSeries> series, string xLabel = "", string yLabel = "", string format = "0.###") =>
        new LineChart(title, series, xLabel, yLabel, format);

    /// <summary>A matrix shaded by value, with every value written in its cell.</summary>
    /// <param name="title">What it shows.</param>
    /// <param name="rowLabels">A label for each row.</param>
    /// <param name="columnLabels">A label for each column.</param>
    /// <param name="values"><c>[rows, columns]</c>; NaN where there is no value.</param>
    /// <param name="format">Format of the values.</param>
    /// <param name="rowNormalised">Show each value as a share of its row instead.</param>
    /// <exception cref="ArgumentException">The labels do not fit the values.</exception>
    public static Chart HeatMap(
        string title,
        IReadOnlyList<string> rowLabels,
        IReadOnlyList<string> columnLabels,
        double[,] values,
        string format = "0.##",
        bool rowNormalised = false) =>
        Matrices.HeatMap(title, rowLabels, columnLabels, values, rowNormalised ? "0 %" : format, rowNormalised);

    /// <summary>How often values fall into bins of equal, round width.</summary>
    /// <param name="title">What it shows.</param>
    /// <param name="values">The values; those not finite are left out.</param>
    /// <param name="bins">About how many bins are wanted.</param>
    /// <param name="xLabel">What the values are.</param>
    public static Chart Histogram(string title, IEnumerable<double> values, int bins = 20, string xLabel = "") =>
        new Histogram(title, values, bins, xLabel);

    /// <summary>The share of each emotion in each split of a corpus.</summary>
    public static Chart ClassBalance(DialogueCorpus corpus) => CorpusCharts.ClassBalance(corpus);

    /// <summary>Which emotion follows which in a dialogue, as shares of each row.</summary>
    public static Chart Transitions(DialogueCorpus corpus, Split split) => CorpusCharts.Transitions(corpus, split);

    /// <summary>A confusion matrix: counts, and shares of the true label.</summary>
    /// <param name="labels">The labels in the order of the matrix.</param>
    /// <param name="counts"><c>[true label, predicted label]</c>.</param>
    /// <param name="title">What it shows.</param>
    /// <exception cref="ArgumentException">The labels do not fit the counts.</exception>
    public static Chart Confusion(IReadOnlyList<string> labels, int[,] counts, string title = "Confusion: share and count of each true label") =>
        Matrices.Counts(title, labels, counts, "true", "predicted", isFullAtOne: true);

    /// <summary>The confusion matrix of a report.</summary>
    public static Chart Confusion(ClassificationReport report, string title = "Confusion: share and count of each true label")
    {
        var size = report.Labels.Count;
        var counts = new int[size, size];
        for (var truth = 0; truth < size; truth++)
        {
            for (var predicted = 0; predicted < size; predicted++) counts[truth, predicted] = report.Confusion[truth, predicted];
        }
        return Confusion(report.Labels, counts, title);
    }

    /// <summary>
    /// How often a model is right by how sure it is: bars of accuracy by confidence beside the diagonal on which probabilities mean what they say.
    /// </summary>
    /// <param name="calibration">The model's calibration.</param>
    /// <param name="title">What it shows.</param>
    public static Chart Reliability(Calibration calibration, string title = "Accuracy by confidence") => new ReliabilityDiagram(title, calibration);

    /// <summary>Weighted F1 by group of utterances, beside that of the reference model where there is one.</summary>
    /// <param name="breakdown">The groups.</param>
    /// <param name="model">What to call the model.</param>
    /// <param name="reference">What to call the reference model.</param>
    public static Chart Breakdown(Breakdown breakdown, string model = "model", string reference = "reference")
    {
        var rows = breakdown.Rows;
        BarSeries own = new(model, [.. rows.Select(row => row.Scores.WeightedF1)]);
        BarSeries[] series = breakdown.All.Reference is null ? [own] : [new(reference, [.. rows.Select(row => row.Reference!.Value.WeightedF1)]), own];
        return GroupedBar(
            $"Weighted F1 by {breakdown.Name} ({breakdown.Split.Name()} {breakdown.Head.Name()})", [.. rows.Select(row => row.Group)], series, "0.000");
    }

    /// <summary>What a head says of the utterances of a batch: the probability of each label, beside the true one.</summary>
    /// <param name="batch">The batch.</param>
    /// <param name="head">The head.</param>
    /// <param name="most">Show no more than its first utterances.</param>
    public static Chart Probabilities(BatchInspection batch, Head head, int most = 12)
    {
        var said = batch.Heads.Single(entry => entry.Head == head);
        var rows = Math.Min(most, batch.Utterances.Count);
        var values = new double[rows, said.Labels.Count];
        for (var row = 0; row < rows; row++)
        {
            for (var label = 0; label < said.Labels.Count; label++) values[row, label] = said.Probabilities[row][label];
        }
        return HeatMap(
            $"Probability of each {head.Name()}, for {rows} utterances; the true one stands at the left",
            [.. Enumerable.Range(0, rows).Select(row => $"{row + 1} {said.Labels[said.Truth[row]]}")],
            [.. said.Labels],
            values,
            "0.00");
    }

    /// <summary>How long each component's gradient is beside its parameters; <see cref="TrainingTables.Gradients"/> lists them one by one.</summary>
    public static Chart Gradients(BatchInspection batch) => Bar(
        "Gradient norm over parameter norm, by component",
        batch.Parameters.GroupBy(parameter => ParameterCount.Part(parameter.Name).Replace("encoders.", "", StringComparison.Ordinal))
            .Select(part => (part.Key, Length(part.Select(one => one.GradientNorm)) / Length(part.Select(one => one.Norm)))),
        "0.0000");

    /// <summary>The loss while a model learns one batch by heart.</summary>
    public static Chart Overfit(OverfitResult result) =>
        Line("Loss on one batch, learnt by heart", [LineSeries.Of("loss", result.Losses, firstX: 0)], "step", "", "0.000");

    /// <summary>Columns of a history, epoch by epoch.</summary>
    /// <param name="title">What they show.</param>
    /// <param name="history">The history.</param>
    /// <param name="columns">The columns, such as <c>train_loss</c> and <c>dev_loss</c>.</param>
    /// <param name="format">Format of the values.</param>
    /// <exception cref="ArgumentException">There is no such column.</exception>
    public static Chart History(string title, RunHistory history, IReadOnlyList<string> columns, string format = "0.000") =>
        Line(title, [.. columns.Select(column => LineSeries.Of(column, history.Numbers(column)))], "epoch", "", format);

    /// <summary>What speaks for (positive) and against (negative) a decision, the strongest first.</summary>
    /// <param name="title">What it shows.</param>
    /// <param name="terms">Terms and their signed contributions or weights.</param>
    /// <param name="most">Show no more than so many terms.</param>
    /// <param name="format">Format of the values.</param>
    public static Chart Contributions(
        string title, IEnumerable<(string Term, double Weight)> terms, int most = 20, string format = "+0.00;-0.00;0.00")
    {
        var strongest = terms.OrderByDescending(term => Math.Abs(term.Weight)).ThenBy(term => term.Term, StringComparer.Ordinal).Take(most);
        return Bar(title, strongest, format, BarDirection.Horizontal, BarColoring.Sign);
    }

    /// <summary>A sound over time, with the stretches that hold speech shaded where they are given.</summary>
    /// <param name="title">What it shows.</param>
    /// <param name="sound">The sound.</param>
    /// <param name="speech">Where it has speech, or null when that is not known.</param>
    public static Chart Waveform(string title, Waveform sound, VoiceActivity? speech = null)
    {
        ArgumentNullException.ThrowIfNull(sound);
        return new WaveformChart(title, sound, speech?.Segments ?? []);
    }

    /// <summary>A mel spectrogram, or what was made of it, as a picture over seconds and hertz.</summary>
    /// <param name="title">What it shows.</param>
    /// <param name="frames">A value for each band and frame.</param>
    /// <param name="settings">What the spectrogram was made with.</param>
    /// <param name="unit">What a value is, such as <c>dB</c>.</param>
    /// <exception cref="ArgumentException">The settings have another number of bands.</exception>
    public static Chart Mel(string title, AudioFrames frames, MelSettings settings, string unit = "") => Spectrograms.Mel(title, frames, settings, unit);

    /// <summary>Numbers of a sound over time that stand for no frequencies, such as cepstral coefficients, as a picture.</summary>
    /// <param name="title">What it shows.</param>
    /// <param name="frames">A value for each coefficient and frame.</param>
    public static Chart Coefficients(string title, AudioFrames frames) => Spectrograms.Coefficients(title, frames);

    private static double Length(IEnumerable<double> norms) => Math.Sqrt(norms.Sum(norm => norm * norm));
}
