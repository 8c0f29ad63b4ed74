using System.Diagnostics;
using System.Globalization;

namespace Meld.Bench.Media;

/// <summary>A long-lived program that decodes clips in another way and says how long it took: <c>decode_loop.c</c> or <c>opencv_worker.py</c>.</summary>
internal sealed class BaselineWorker : IDisposable
{
    private const string Python = "/usr/bin/python3";

    private readonly Process process;

    private BaselineWorker(string program, params string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments) { RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true };
        process = Process.Start(start)!;
        // What it says there is for nobody, and must not fill the pipe.
        process.BeginErrorReadLine();
    }

    /// <summary>Compiles the loop over libav and starts it; null where that cannot be done.</summary>
    /// <param name="folder">Where the program is put.</param>
    public static BaselineWorker? TryStartLoop(string folder)
    {
        var program = Path.Combine(folder, "decode_loop");
        string[] arguments = ["-O2", "-o", program, Path.Combine(AppContext.BaseDirectory, "decode_loop.c"), "-lavformat", "-lavcodec", "-lavutil"];
        return Commands.Run("cc", arguments) ? new(program) : null;
    }

    /// <summary>Starts Python with OpenCV; null where Debian's Python has none.</summary>
    /// <param name="threads"><c>one</c> or <c>all</c>.</param>
    public static BaselineWorker? TryStartOpenCv(string threads) =>
        Commands.Run(Python, ["-c", "import cv2, numpy"]) ? new(Python, Path.Combine(AppContext.BaseDirectory, "opencv_worker.py"), threads) : null;

    /// <summary>The library's name and version.</summary>
    public string Version() => Ask("version");

    /// <summary>The seconds that it takes to decode a clip so many times.</summary>
    public double Seconds(int count, string clip) => double.Parse(Ask($"clips {count} {clip}"), CultureInfo.InvariantCulture);

    public void Dispose()
    {
        process.StandardInput.Close();
        process.WaitForExit();
        process.Dispose();
    }

    private string Ask(string command)
    {
        process.StandardInput.WriteLine(command);
        process.StandardInput.Flush();
        var answer = process.StandardOutput.ReadLine();
        if (answer is null || answer.StartsWith("error", StringComparison.Ordinal)) throw new InvalidOperationException(answer ?? "A baseline ended.");
        return answer;
    }
}
