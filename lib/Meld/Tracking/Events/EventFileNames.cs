using System.Globalization;

namespace Meld.Tracking.Events;

/// <summary>Names of event files, <c>events.out.tfevents.1763841600.host.4711.0</c>: in their order TensorBoard reads the files of a directory.</summary>
internal static class EventFileNames
{
    private const string Prefix = "events.out.tfevents.";

    /// <summary>Whether a file of this name is an event file.</summary>
    public static bool IsOne(string name) => name.StartsWith(Prefix, StringComparison.Ordinal);

    /// <summary>The event files of a directory, in order.</summary>
    public static IReadOnlyList<string> In(string directory) =>
        [.. Directory.EnumerateFiles(directory, Prefix + "*").Order(StringComparer.Ordinal)];

    /// <summary>
    /// The path of a new file that comes after those already there, whatever the clock says: TensorBoard never goes back to a file before the one it reads.
    /// </summary>
    public static string Next(string directory, DateTimeOffset time)
    {
        var seconds = In(directory).Select(Seconds).Append(time.ToUnixTimeSeconds() - 1).Max() + 1;
        var name = string.Create(CultureInfo.InvariantCulture, $"{Prefix}{seconds:D10}.{Environment.MachineName}.{Environment.ProcessId}.0");
        return Path.Combine(directory, name);
    }

    private static long Seconds(string path) =>
        long.TryParse(Path.GetFileName(path)[Prefix.Length..].Split('.')[0], NumberStyles.None, CultureInfo.InvariantCulture, out var seconds) ? seconds : 0;
}
