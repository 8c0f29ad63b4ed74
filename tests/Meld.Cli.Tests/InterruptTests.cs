using System.Diagnostics;
using System.Text.Json;
using Meld.Testing;

namespace Meld.Cli.Tests;

/// <summary>The program as a process of its own, stopped by the signals that a terminal and a scheduler send.</summary>
public sealed class InterruptTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    [Theory]
    [InlineData("INT", 130)]
    [InlineData("TERM", 130)]
    public async Task NotebookRun_Signal_WritesWhatIsDoneAndReturnsInterrupted(string signal, int exitCode)
    {
        using var directory = new TemporaryDirectory();
        var marker = Path.Combine(directory.Path, "started");
        var notebook = directory.Write(
            "a.dib",
            $"#!csharp\n\n\"done before\"\n\n#!csharp\n\nSystem.IO.File.WriteAllText(\"{marker}\", \"\");\nSystem.Threading.Thread.Sleep(-1);\n");
        var target = Path.Combine(directory.Path, "a.ipynb");
        using var process = Start("notebook", "run", notebook, "--out", target);
        try
        {
            await UntilExistsAsync(marker, process);
            using (var kill = Process.Start("/bin/sh", ["-c", $"kill -{signal} {process.Id}"])) await kill.WaitForExitAsync();
            await process.WaitForExitAsync().WaitAsync(Patience);
        }
        finally
        {
            if (!process.HasExited) process.Kill(entireProcessTree: true);
        }

        Assert.Equal(exitCode, process.ExitCode);
        using var json = JsonDocument.Parse(File.ReadAllBytes(target));
        Assert.Contains("done before", json.RootElement.GetProperty("cells")[0].ToString());
    }

    private static Process Start(params string[] args) =>
        Process.Start(new ProcessStartInfo("dotnet", [typeof(CommandLine).Assembly.Location, .. args])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;

    private static async Task UntilExistsAsync(string path, Process process)
    {
        var clock = Stopwatch.StartNew();
        while (!File.Exists(path))
        {
            Assert.False(process.HasExited, "the program ended before it was interrupted");
            Assert.True(clock.Elapsed < Patience, "the cell did not start");
            await Task.Delay(20);
        }
    }
}
