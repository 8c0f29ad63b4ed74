using System.Diagnostics;

namespace Meld.Tests.Weights.Checkpoints;

/// <summary>The script beside this that has real PyTorch write and read checkpoints.</summary>
internal static class PythonCheckpoints
{
    private const string Python = "/usr/bin/python3";

    public static bool IsThere { get; } = File.Exists(Python) && Start("-c", "import torch") is not null;

    /// <summary>What the script prints.</summary>
    public static string Run(params string[] arguments) => Start([WeightsContents.Fixture("checkpoints.py"), .. arguments])!;

    private static string? Start(params string[] arguments)
    {
        var start = new ProcessStartInfo(Python, arguments) { RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment["OMP_NUM_THREADS"] = "1";
        using var process = Process.Start(start)!;
        // Both streams are read, or a full pipe would stop the process.
        var errors = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return process.ExitCode == 0 ? output : arguments[0] == "-c" ? null : throw new InvalidOperationException(errors.Result);
    }
}
