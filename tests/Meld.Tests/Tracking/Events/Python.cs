using System.Diagnostics;

namespace Meld.Tests.Tracking.Events;

/// <summary>The machine's own Python, as a second opinion.</summary>
internal static class Python
{
    private const string Program = "/usr/bin/python3";

    public static bool IsThere => File.Exists(Program);

    /// <summary>What a script prints.</summary>
    public static string Run(params string[] arguments)
    {
        var start = new ProcessStartInfo(Program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true };
        using var process = Process.Start(start)!;
        // Both streams are read, or a full pipe would stop the process.
        var errors = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return process.ExitCode == 0 ? output : throw new InvalidOperationException(errors.Result);
    }
}
