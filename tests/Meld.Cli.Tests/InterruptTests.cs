using System.Text.Json;
using Meld.Testing;

namespace Meld.Cli.Tests;

/// <summary>The program as a process of its own, stopped by the signals that a terminal and a scheduler send.</summary>
public sealed class InterruptTests
{
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
        using var process = MeldProcess.Start("notebook", "run", notebook, "--out", target);
        try
        {
            await MeldProcess.UntilAsync(() => File.Exists(marker), process, pause: 20);
            await MeldProcess.SignalAsync(process, signal);
            await process.WaitForExitAsync().WaitAsync(MeldProcess.Patience);
        }
        finally
        {
            if (!process.HasExited) process.Kill(entireProcessTree: true);
        }

        Assert.Equal(exitCode, process.ExitCode);
        using var json = JsonDocument.Parse(File.ReadAllBytes(target));
        Assert.Contains("done before", json.RootElement.GetProperty("cells")[0].ToString());
    }
}
