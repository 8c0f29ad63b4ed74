using Meld.Display.Drawing;

namespace Meld.Display.Plots;

/// <summary>What a bar chart shows, whichever way its bars grow.</summary>
/// <param name="Title">Its first line.</param>
/// <param name="Categories">A label for each group of bars.</param>
/// <param name="Series">One or several values for each category.</param>
/// <param name="Format">.NET number format of the values.</param>
/// <param name="Coloring">What colour says.</param>
internal sealed record BarData(string Title, IReadOnlyList<string> Categories, IReadOnlyList<BarSeries> Series, string Format, BarColoring Coloring)
{
    // Okabe and Ito's vermilion; with their blue, the pair that every kind of sight tells apart.
    private const string Negative = "#D55E00";
    private readonly EmotionPalette emotions = EmotionPalette.For(Categories);

    /// <summary>Every value that can be drawn, and 0, where bars begin.</summary>
    public IEnumerable<double> Extent => Series.SelectMany(series => series.Values).Where(double.IsFinite).Append(0);

    /// <summary>The series as the legend shows them; none for a single one.</summary>
    public IReadOnlyList<LegendEntry> Legend =>
        Series.Count < 2 ? [] : [.. Series.Select((series, index) => new LegendEntry(series.Name, LegendFill(index), Strength(index)))];

    /// <summary>The value of a bar as its label shows it.</summary>
    public string Label(int category, int series) => Numbers.Label(Series[series].Values[category], Format);

    /// <summary>What a bar shows on hovering.</summary>
    public string Tooltip(int category, int series)
    {
        var name = Series.Count < 2 ? "" : $", {Series[series].Name}";
        return $"{Categories[category]}{name}: {Label(category, series)}";
    }

    /// <summary>The colour of a bar.</summary>
    public string Fill(int category, int series) => Coloring switch
    {
        BarColoring.Emotion => emotions[Categories[category]],
        BarColoring.Sign => Series[series].Values[category] < 0 ? Negative : SequentialScale.Color,
        _ => Series.Count < 2 ? SequentialScale.Color : EmotionPalette.Family[series % EmotionPalette.Family.Count],
    };

    /// <summary>The opacity of a bar.</summary>
    public double Strength(int series) =>
        Coloring == BarColoring.Series || Series.Count < 2 ? 1 : 1 - (0.55 * series / (Series.Count - 1));

    private string LegendFill(int series) => Coloring == BarColoring.Series ? Fill(0, series) : "currentColor";
}
