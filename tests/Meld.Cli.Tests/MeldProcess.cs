using System.Diagnostics;

namespace Meld.Cli.Tests;

/// <summary>The program as a process of its own.</summary>
internal static class MeldProcess
{
    /// <summary>How long a test waits for one.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(120);

    /// <summary>
    /// How a command is started; its streams are redirected. Where the tests run in the background of a script, SIGINT is ignored by them and all that
    /// they start, unless it is set back.
    /// </summary>
    public static ProcessStartInfo Info(params IEnumerable<string> args) =>
        new("env", ["--default-signal=INT", "dotnet", typeof(CommandLine).Assembly.Location, .. args])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };

    /// <summary>Starts a command.</summary>
    public static Process Start(params IEnumerable<string> args) => Process.Start(Info(args))!;

    /// <summary>Runs a command to its end.</summary>
    public static async Task<(int ExitCode, string Error)> RunAsync(params IEnumerable<string> args)
    {
        using var process = Start(args);
        return await EndAsync(process);
    }

    /// <summary>Waits until a process ends, reading what it writes.</summary>
    public static async Task<(int ExitCode, string Error)> EndAsync(Process process)
    {
        try
        {
            var output = process.StandardOutput.ReadToEndAsync();
            var error = process.StandardError.ReadToEndAsync();
            await process.WaitForExitAsync().WaitAsync(Patience);
            await output;
            return (process.ExitCode, await error);
        }
        finally
        {
            if (!process.HasExited) process.Kill(entireProcessTree: true);
        }
    }

    /// <summary>Sends a signal.</summary>
    public static async Task SignalAsync(Process process, string signal)
    {
        using var kill = Process.Start("/bin/sh", ["-c", $"kill -{signal} {process.Id}"]);
        await kill.WaitForExitAsync();
    }

    /// <summary>Waits for something that a process brings about.</summary>
    public static async Task UntilAsync(Func<bool> condition, Process process, int pause = 5)
    {
        var clock = Stopwatch.StartNew();
        while (!condition())
        {
            Assert.False(process.HasExited, "the program ended before");
            Assert.True(clock.Elapsed < Patience, "it did not come");
            await Task.Delay(pause);
        }
    }
}
