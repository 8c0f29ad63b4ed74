using System.Globalization;
using Meld.Features.Filling;

namespace Meld.Cli;

/// <summary>What is said of a fill when it is done.</summary>
internal static class FillSummary
{
    private const int MostMissing = 10;

    /// <summary>How much it was, how long it took, and where it lies.</summary>
    public static string Headline(FillReport report, string store)
    {
        var culture = CultureInfo.InvariantCulture;
        string[] read =
        [
            .. report.Texts > 0 ? [string.Create(culture, $"{report.Texts:#,0} texts")] : (string[])[],
            .. report.Clips > 0 || report.Texts == 0 ? [string.Create(culture, $"{report.Clips:#,0} clips")] : (string[])[],
        ];
        return string.Create(culture, $"{string.Join(" and ", read)} in {report.Time.TotalSeconds:#,0.0} s; {store}");
    }

    /// <summary>The records that were damaged, in one sentence; null where there were none.</summary>
    public static string? Repairs(FillReport report) => report.Steps.Where(step => step.Repaired > 0).ToList() is { Count: > 0 } repaired
        ? $"damaged records were computed anew: {string.Join(", ", repaired.Select(step => $"{step.Step.Name} of {step.Repaired} utterances"))}"
        : null;

    /// <summary>A line for each clip that was left out, and one for all those of a folder that is not there.</summary>
    public static IEnumerable<string> Skipped(FillReport report) => report.Skipped
        .GroupBy(clip => Path.GetDirectoryName(clip.Path)!)
        .SelectMany(folder => Directory.Exists(folder.Key)
            ? Listed(folder.ToList())
            : [$"{folder.Key}: there is no such folder; {Clips(folder)} clips are missing."]);

    private static IEnumerable<string> Listed(IReadOnlyList<SkippedClip> skipped)
    {
        // A half copied corpus lacks thousands, and those that are damaged must not be lost among them.
        var missing = skipped.Where(clip => clip.Result == StepResult.Missing).ToList();
        var lines = skipped.Where(clip => clip.Result != StepResult.Missing).Concat(missing.Take(MostMissing)).Select(clip => clip.ToString());
        return missing.Count <= MostMissing ? lines : lines.Append($"{Path.GetDirectoryName(missing[0].Path)}: {Clips(missing.Skip(MostMissing))} clips more are missing.");
    }

    private static string Clips(IEnumerable<SkippedClip> skipped) =>
        skipped.Select(clip => clip.Clip).Distinct().Count().ToString("#,0", CultureInfo.InvariantCulture);
}
