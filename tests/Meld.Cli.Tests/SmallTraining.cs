using Meld.Testing;

namespace Meld.Cli.Tests;

/// <summary>A training on the sample corpus that takes a second or two, as a command line.</summary>
internal static class SmallTraining
{
    public static readonly string Sample = Path.Combine(Repository.Root, "notebooks", "sample");

    public static readonly string Experiment = Path.Combine(Repository.Root, "experiments", "sample.yaml");

    private static readonly string[] MayDiffer = ["cost.json", "test-log.csv"];

    /// <summary>The command with a run directory and more arguments.</summary>
    public static string[] Command(string run, params IEnumerable<string> more) =>
    [
        "train", Experiment, "training.epochs=3", "training.batch=16", "training.checkpoint_steps=1",
        "--corpus", Sample, "--out", run, .. more,
    ];

    /// <summary>What equal runs have in common: every file below a directory but for costs, logs and events.</summary>
    public static IReadOnlyDictionary<string, string> Contents(string run) => Directory.EnumerateFiles(run, "*", SearchOption.AllDirectories)
        .Where(file => !MayDiffer.Contains(Path.GetFileName(file)) && !Path.GetFileName(file).StartsWith("events.", StringComparison.Ordinal))
        .Order(StringComparer.Ordinal)
        .ToDictionary(file => Path.GetRelativePath(run, file), file => Convert.ToBase64String(File.ReadAllBytes(file)));
}
