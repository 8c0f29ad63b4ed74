using System.Text.Json;

namespace Meld.Tracking;

/// <summary>What the <see cref="RunFiles.Metrics"/> of a finished run say of its identity.</summary>
/// <param name="ExperimentHash">Hash of the experiment.</param>
/// <param name="DataHash">Hash of the data.</param>
/// <param name="Seeds">The seed, or several.</param>
/// <param name="Together">Whether runs of several seeds are taken together.</param>
internal sealed record FinishedRun(string ExperimentHash, string DataHash, IReadOnlyList<int> Seeds, bool Together)
{
    /// <summary>The finished run in a directory, or null where there is none.</summary>
    /// <exception cref="RunException">The metrics are damaged.</exception>
    public static FinishedRun? In(string directory)
    {
        var path = Path.Combine(directory, RunFiles.Metrics);
        if (!File.Exists(path)) return null;
        try
        {
            using var metrics = JsonDocument.Parse(File.ReadAllBytes(path));
            var root = metrics.RootElement;
            var together = root.TryGetProperty("seeds", out var seeds);
            return new FinishedRun(
                root.GetProperty("experiment_hash").GetString()!,
                root.GetProperty("data_hash").GetString()!,
                together ? [.. seeds.EnumerateArray().Select(seed => seed.GetInt32())] : [root.GetProperty("seed").GetInt32()],
                together);
        }
        catch (Exception error) when (error is JsonException or KeyNotFoundException or InvalidOperationException or FormatException)
        {
            throw new RunException($"{path} is not readable as metrics of a run; choose another directory.");
        }
    }
}
