using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;

namespace Meld.Bench.Media;

/// <summary>Programs that the benchmark of clips runs, and the processor time that they take.</summary>
internal static class Commands
{
    // Linux counts a process's time in hundredths of a second wherever it shows it, whatever its own clock does.
    private const double TicksPerSecond = 100;

    /// <summary>The seconds of processor time that children of this process took which have ended.</summary>
    public static double ChildSeconds
    {
        get
        {
            var stat = File.ReadAllText("/proc/self/stat");
            // Behind the program's name, which may hold blanks; times of children are the 16th and 17th number of all.
            var numbers = stat[(stat.LastIndexOf(')') + 2)..].Split(' ');
            return (double.Parse(numbers[13], CultureInfo.InvariantCulture) + double.Parse(numbers[14], CultureInfo.InvariantCulture)) / TicksPerSecond;
        }
    }

    /// <summary>Runs a program and throws its output away; false where it is missing or fails.</summary>
    public static bool Run(string program, IEnumerable<string> arguments)
    {
        try
        {
            using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true })!;
            process.BeginOutputReadLine();
            process.BeginErrorReadLine();
            process.WaitForExit();
            return process.ExitCode == 0;
        }
        catch (Win32Exception)
        {
            return false;
        }
    }
}
