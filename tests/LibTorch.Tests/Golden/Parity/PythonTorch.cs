using System.Diagnostics;

namespace LibTorch.Tests.Golden.Parity;

/// <summary>Debian's Python, whose torch is the same libtorch.</summary>
internal static class PythonTorch
{
    private const string Python = "/usr/bin/python3";

    public static bool IsThere { get; } = File.Exists(Python) && Run("-c", "import torch") is not null;

    /// <summary>The bits of the losses that <c>parity.py</c> prints for a net.</summary>
    public static int[] LossBits(string net)
    {
        var output = Run(Path.Combine(GoldenFile.Folder, "parity.py"), net) ?? throw new InvalidOperationException($"parity.py {net} failed");
        return [.. output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => Convert.ToInt32(line.Split(' ')[2], 16))];
    }

    private static string? Run(params string[] arguments)
    {
        var start = new ProcessStartInfo(Python, arguments) { RedirectStandardOutput = true, RedirectStandardError = true };
        using var process = Process.Start(start)!;
        // Both streams are read, or a full pipe would stop the process.
        var errors = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        errors.Wait();
        return process.ExitCode == 0 ? output : null;
    }
}
