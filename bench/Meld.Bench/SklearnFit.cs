using System.Diagnostics;
using System.Globalization;
using Meld.Baselines;

namespace Meld.Bench;

/// <summary>Runs <c>linear_sklearn.py</c> with the system's Python on one thread.</summary>
internal static class SklearnFit
{
    private const string Python = "/usr/bin/python3";

    /// <summary>Its times, or null where Python or scikit-learn is missing.</summary>
    public static FitTimes? TryRun(LabelledTexts corpus, int repetitions)
    {
        if (!File.Exists(Python) || Output("-c", "import sklearn") is null) return null;
        var table = Path.GetTempFileName();
        try
        {
            corpus.Write(table);
            var power = new LinearSettings().ClassWeightPower.ToString(CultureInfo.InvariantCulture);
            var script = Path.Combine(AppContext.BaseDirectory, "linear_sklearn.py");
            var output = Output(script, table, power, $"{repetitions}") ?? throw new InvalidOperationException("linear_sklearn.py failed.");
            var fields = output.Trim().Split('\t');
            double Number(int index) => double.Parse(fields[index], CultureInfo.InvariantCulture);
            return new FitTimes($"scikit-learn {fields[0]}", Number(1), Number(2), Number(3));
        }
        finally
        {
            File.Delete(table);
        }
    }

    private static string? Output(params string[] arguments)
    {
        var start = new ProcessStartInfo(Python, arguments) { RedirectStandardOutput = true };
        foreach (var variable in new[] { "OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS" }) start.Environment[variable] = "1";
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return process.ExitCode == 0 ? output : null;
    }
}
