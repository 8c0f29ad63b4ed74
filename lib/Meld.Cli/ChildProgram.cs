using System.Diagnostics;
using System.Runtime.InteropServices;

namespace Meld.Cli;

/// <summary>This program as a child of itself: what hidden commands need. Standard input that ends means that nobody waits for the child any more.</summary>
internal static class ChildProgram
{
    /// <summary>How to start it.</summary>
    /// <param name="arguments">A hidden command and what it needs.</param>
    public static ProcessStartInfo Start(params IEnumerable<string> arguments) => new(DotnetPath(), [typeof(ChildProgram).Assembly.Location, .. arguments]);

    /// <summary>In the child: stops the work when standard input ends.</summary>
    public static void StopWithInput(CancellationTokenSource stop)
    {
        var input = Console.OpenStandardInput();
        var reader = new Thread(() =>
        {
            while (input.Read(new byte[1]) > 0)
            {
            }
            try
            {
                stop.Cancel();
            }
            catch (ObjectDisposedException)
            {
                // The work ended before.
            }
        });
        reader.IsBackground = true;
        reader.Start();
    }

    /// <summary>The dotnet that runs this process; it need not be on the path.</summary>
    private static string DotnetPath()
    {
        var program = OperatingSystem.IsWindows() ? "dotnet.exe" : "dotnet";
        var path = Path.GetFullPath(Path.Combine(RuntimeEnvironment.GetRuntimeDirectory(), "..", "..", "..", program));
        return File.Exists(path) ? path : program;
    }
}
