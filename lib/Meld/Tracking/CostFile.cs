using System.Globalization;

namespace Meld.Tracking;

/// <summary>Writes <see cref="RunFiles.Cost"/>.</summary>
internal static class CostFile
{
    /// <summary>The file's text.</summary>
    public static string Text(RunCost cost) => JsonText.Of(json =>
    {
        json.WriteStartObject();
        json.WriteString("started", cost.Started.ToString("yyyy-MM-ddTHH:mm:sszzz", CultureInfo.InvariantCulture));
        json.WriteStartObject("seconds");
        foreach (var (phase, seconds) in cost.Seconds) json.WriteNumber(phase, Math.Round(seconds, 3));
        json.WriteNumber("total", Math.Round(cost.Seconds.Sum(phase => phase.Value), 3));
        json.WriteEndObject();
        json.WriteNumber("peak_memory_bytes", cost.PeakMemoryBytes);
        json.WriteString("host", Environment.MachineName);
        json.WriteNumber("processors", Environment.ProcessorCount);
        json.WriteString("runtime", System.Runtime.InteropServices.RuntimeInformation.FrameworkDescription);
        json.WriteEndObject();
    });
}
