using System.Globalization;

namespace Meld.Cli.Tests;

/// <summary>Runs a command line in this process.</summary>
internal static class Cli
{
    /// <summary>What the command returned and wrote.</summary>
    public static async Task<(int ExitCode, string Output, string Error)> RunAsync(params string[] args)
    {
        using var output = new StringWriter(CultureInfo.InvariantCulture);
        using var error = new StringWriter(CultureInfo.InvariantCulture);
        var exitCode = await CommandLine.RunAsync(args, output, error);
        return (exitCode, output.ToString(), error.ToString());
    }
}
