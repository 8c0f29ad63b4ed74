using System.Diagnostics;
using System.Globalization;

namespace Meld.Bench.Torch;

/// <summary>A long-lived Python that measures PyTorch command by command (<c>torch_worker.py</c>, <c>mel_worker.py</c>).</summary>
internal sealed class PythonWorker : IDisposable
{
    private const string Python = "/usr/bin/python3";

    private readonly Process process;

    private PythonWorker(Process process, string version)
    {
        this.process = process;
        Version = version;
    }

    /// <summary>PyTorch's version and the BLAS it has loaded.</summary>
    public string Version { get; }

    /// <summary>Starts one; null where Debian's Python has no torch.</summary>
    /// <remarks>
    /// Debian's torch finds OpenBLAS's pthread build unless told otherwise; where it is installed beside others, the worker gets that default.
    /// </remarks>
    /// <param name="script">The worker: answers <c>version</c> and commands that take time.</param>
    /// <param name="blas">The folder of the OpenBLAS that it gets, where it is installed.</param>
    public static PythonWorker? TryStart(string script = "torch_worker.py", string blas = "openblas-pthread")
    {
        if (!File.Exists(Python)) return null;
        var start = new ProcessStartInfo(Python, [Path.Combine(AppContext.BaseDirectory, script)])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        };
        if (Directory.GetDirectories("/usr/lib", blas, new EnumerationOptions { RecurseSubdirectories = true, MaxRecursionDepth = 1 }) is [var folder, ..])
            start.Environment["LD_LIBRARY_PATH"] = folder;
        var process = Process.Start(start)!;
        try
        {
            return new PythonWorker(process, Ask(process, "version"));
        }
        catch (InvalidOperationException)
        {
            process.Dispose();
            return null;
        }
    }

    /// <summary>The seconds a command took.</summary>
    public double Seconds(string command) => double.Parse(Ask(process, command), CultureInfo.InvariantCulture);

    /// <summary>The words that a command is answered with.</summary>
    public string[] Words(string command) => Ask(process, command).Split(' ');

    public void Dispose()
    {
        process.StandardInput.Close();
        process.WaitForExit();
        process.Dispose();
    }

    private static string Ask(Process process, string command)
    {
        process.StandardInput.WriteLine(command);
        process.StandardInput.Flush();
        var answer = process.StandardOutput.ReadLine() ?? throw new InvalidOperationException("The Python worker ended.");
        return answer.StartsWith("error", StringComparison.Ordinal) ? throw new InvalidOperationException(answer) : answer;
    }
}
