using System.Diagnostics;

namespace Meld.Tests.Features;

/// <summary>A running <see cref="StoreProgram"/>.</summary>
internal sealed class StoreProcess : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(120);

    private readonly Process process;

    private StoreProcess(string program, IEnumerable<string> args) => process = Process.Start(new ProcessStartInfo(program, args)
    {
        RedirectStandardInput = true,
        RedirectStandardOutput = true,
        RedirectStandardError = true,
    })!;

    /// <summary>Whether this machine lets a user mount file systems for a process of theirs.</summary>
    public static bool CanMount { get; } = OperatingSystem.IsLinux() && Mounts();

    private static string Program => typeof(StoreProcess).Assembly.Location;

    /// <summary>Starts it.</summary>
    public static StoreProcess Start(params string[] args) => new("dotnet", ["exec", Program, .. args]);

    /// <summary>Runs a script of the shell as the root of a file system of its own; <c>store</c> starts the program, <c>$1</c> is the folder.</summary>
    public static StoreProcess Mounted(string script, string folder) =>
        new("unshare", ["-rm", "sh", "-c", $"store() {{ dotnet exec '{Program}' \"$@\"; }}; {script}", "sh", folder]);

    /// <summary>The next line that it writes, or null when it has ended.</summary>
    public string? ReadLine() => process.StandardOutput.ReadLineAsync().WaitAsync(Patience).GetAwaiter().GetResult();

    /// <summary>Ends its input and waits for it.</summary>
    public (int ExitCode, string Output) End()
    {
        process.StandardInput.Close();
        var error = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEndAsync().WaitAsync(Patience).GetAwaiter().GetResult();
        process.WaitForExit();
        return (process.ExitCode, output + error.GetAwaiter().GetResult());
    }

    /// <summary>Kills it without warning, and gives the lines that it wrote and nobody has read.</summary>
    public IReadOnlyList<string> Kill()
    {
        process.Kill();
        process.WaitForExit();
        return process.StandardOutput.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries);
    }

    public void Dispose()
    {
        if (!process.HasExited) process.Kill(entireProcessTree: true);
        process.Dispose();
    }

    private static bool Mounts()
    {
        try
        {
            using var probe = Process.Start(new ProcessStartInfo("unshare", ["-rm", "sh", "-c", "mount -t tmpfs tmpfs /mnt"]) { RedirectStandardError = true })!;
            probe.WaitForExit();
            return probe.ExitCode == 0;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return false;
        }
    }
}
