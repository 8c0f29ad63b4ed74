using System.Globalization;
using Meld.Torch;
using static TorchSharp.torch;

namespace Meld.Bench.Torch;

/// <summary>
/// Frozen encoders: bfloat16 against our best float32, and that against the fastest of the float32 configurations that Python's torch has over the
/// same libtorch and OpenBLAS. Contenders take turns, and medians of pairs count, so that all see the same moods of the machine.
/// </summary>
internal static class EncodersBenchmark
{
    private const int Pairs = 11;
    private const double LeastGain = 1.8;
    private const double MostOfPython = 1.05;

    /// <summary>Runs; 1 where a bar is missed.</summary>
    /// <param name="threads">For each contender. One tells more on a machine that others use too: two wait for each other in every layer.</param>
    public static int Run(int threads)
    {
        set_num_threads(threads);
        using var python = PythonWorker.TryStart("encoders_worker.py", "openblas-openmp");
        Console.WriteLine(python is null
            ? "no baseline in Python: sudo apt-get install python3-torch python3-torchvision libopenblas0-openmp"
            : $"baseline: Python torch {python.Version}, {threads} threads; medians of {Pairs} pairs");
        return Measure("bert", EncoderWorkloads.Bert, python, threads) & Measure("r3d-18", EncoderWorkloads.R3D18, python, threads) ? 0 : 1;
    }

    private static bool Measure(string name, Func<ScalarType, Func<double>> make, PythonWorker? python, int threads)
    {
        var single = make(ScalarType.Float32);
        var isFast = python is null || IsAsFastAsPython(name, single, python, threads);
        if (CpuCapability.HasBFloat16) return Gains(name, single, make(ScalarType.BFloat16)) & isFast;
        Console.WriteLine($"{name,-8} bf16 skipped: this processor has neither AVX512-BF16 nor AMX-BF16");
        return isFast;
    }

    private static bool IsAsFastAsPython(string name, Func<double> single, PythonWorker python, int threads)
    {
        var best = python.Words($"configurations {name}").MinBy(one => Enumerable.Range(0, 3).Min(_ => Python(one)))!;
        var (ours, theirs, ratio) = Pair(single, () => Python(best));
        return Line(name, $"f32 {Text(ours)}, Python's best ({best}) {Text(theirs)}", ratio, $"at most {MostOfPython}", ratio <= MostOfPython);

        double Python(string configuration) => python.Seconds($"{name} {configuration} threads={threads}");
    }

    private static bool Gains(string name, Func<double> single, Func<double> half)
    {
        var (f32, bf16, ratio) = Pair(single, half);
        return Line(name, $"f32 {Text(f32)}, bf16 {Text(bf16)}", ratio, $"at least {LeastGain}", ratio >= LeastGain);
    }

    private static (double First, double Second, double Ratio) Pair(Func<double> first, Func<double> second)
    {
        List<(double First, double Second)> pairs = [];
        // The first pairs warm both up; who begins changes from pair to pair.
        for (var pair = -2; pair < Pairs; pair++)
        {
            var early = pair % 2 == 0 ? first() : 0;
            var other = second();
            var one = pair % 2 == 0 ? early : first();
            if (pair >= 0) pairs.Add((one, other));
        }
        return (Median(pairs.Select(one => one.First)), Median(pairs.Select(one => one.Second)), Median(pairs.Select(one => one.First / one.Second)));
    }

    private static double Median(IEnumerable<double> values) => values.Order().ElementAt(Pairs / 2);

    private static string Text(double seconds) => string.Create(CultureInfo.InvariantCulture, $"{seconds * 1e3:F0} ms");

    private static bool Line(string name, string times, double ratio, string bar, bool isMet)
    {
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{name,-8} {times,-52} ratio {ratio,5:F2}, bar {bar}: {(isMet ? "met" : "missed")}"));
        return isMet;
    }
}
