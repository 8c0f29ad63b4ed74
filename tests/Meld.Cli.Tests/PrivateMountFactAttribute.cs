using System.Diagnostics;

namespace Meld.Cli.Tests;

/// <summary>A test with disks of its own: runs where a user may have a name space of mounts for himself, counts as skipped otherwise.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class PrivateMountFactAttribute : FactAttribute
{
    private static readonly Lazy<bool> IsAllowed = new(() =>
    {
        try
        {
            return RunAsync("mount -t tmpfs tmpfs /mnt").GetAwaiter().GetResult().ExitCode == 0;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return false;
        }
    });

    public PrivateMountFactAttribute()
    {
        if (!IsAllowed.Value) Skip = "Name spaces of mounts are not allowed here (unshare -rm).";
    }

    /// <summary>Runs a script whose mounts nobody else sees, and which are gone after it.</summary>
    public static async Task<(int ExitCode, string Output, string Error)> RunAsync(string script)
    {
        using var process = Process.Start(new ProcessStartInfo("unshare", ["-rm", "sh", "-c", script]) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        var (output, error) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync().WaitAsync(MeldProcess.Patience);
        return (process.ExitCode, await output, await error);
    }
}
