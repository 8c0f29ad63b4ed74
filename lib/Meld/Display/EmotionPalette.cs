namespace Meld.Display;

/// <summary>
/// One colour a label, for people with and without colour blindness. Hues follow Okabe and Ito (jfly.uni-koeln.de/color, 2008); lightness is
/// held where a colour has a contrast of 3:1 and more against white and against a near-black page, and hues were then spread by search:
/// any two of the seven emotions are at least 16 apart in CIEDE2000, any two of the sentiments 14, any two of all ten 7, for normal sight and
/// for simulated protanopia, deuteranopia and tritanopia (Machado et al. 2009). Labels are always written as well.
/// </summary>
public sealed class EmotionPalette
{
    private static readonly Dictionary<string, string> Known = new(StringComparer.OrdinalIgnoreCase)
    {
        ["anger"] = "#BA3514",
        ["disgust"] = "#32805A",
        ["fear"] = "#5E51D5",
        ["joy"] = "#D57F02",
        ["neutral"] = "#969296",
        ["sadness"] = "#4998E3",
        ["surprise"] = "#8E5277",
        ["negative"] = "#C44D5D",
        ["positive"] = "#0085A6",
    };

    private readonly Dictionary<string, string> colors;

    private EmotionPalette(Dictionary<string, string> colors) => this.colors = colors;

    /// <summary>MELD's seven emotions and three sentiments.</summary>
    public static EmotionPalette Default { get; } = new(Known);

    /// <summary>The ten colours as <c>#RRGGBB</c>, in the order in which new labels take them.</summary>
    public static IReadOnlyList<string> Family { get; } =
    [
        Known["sadness"], Known["joy"], Known["disgust"], Known["surprise"], Known["anger"],
        Known["fear"], "#646F31", Known["positive"], Known["negative"], Known["neutral"],
    ];

    /// <summary>
    /// The colour of a label as <c>#RRGGBB</c>, upper and lower case alike. A label that the palette was not made for has the same colour
    /// everywhere and always, but may share it.
    /// </summary>
    public string this[string label] => colors.TryGetValue(label, out var color) ? color : Family[(int)(StableHash(label) % (uint)Family.Count)];

    /// <summary>
    /// A palette for the labels of any corpus: known labels keep their colours, the others take the free ones in order, so that up to ten
    /// labels differ; after that colours repeat.
    /// </summary>
    public static EmotionPalette For(IEnumerable<string> labels)
    {
        string[] all = [.. labels.Distinct(StringComparer.OrdinalIgnoreCase)];
        var colors = all.Where(Known.ContainsKey).ToDictionary(label => label, label => Known[label], StringComparer.OrdinalIgnoreCase);
        string[] free = [.. Family.Except(colors.Values)];
        if (free.Length == 0) free = [.. Family];
        foreach (var (index, label) in all.Where(label => !Known.ContainsKey(label)).Index()) colors[label] = free[index % free.Length];
        return new(colors);
    }

    /// <summary>Whether every one of the labels is an emotion or sentiment of MELD.</summary>
    internal static bool Covers(IEnumerable<string> labels) => labels.All(Known.ContainsKey);

    // FNV-1a: string.GetHashCode differs from process to process, which would change the pictures of equal runs.
    private static uint StableHash(string label) =>
        label.ToLowerInvariant().Aggregate(2166136261u, (hash, character) => unchecked((hash ^ character) * 16777619u));
}
