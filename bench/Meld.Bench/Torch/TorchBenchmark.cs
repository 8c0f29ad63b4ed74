using System.Globalization;
using static TorchSharp.torch;

namespace Meld.Bench.Torch;

/// <summary>
/// LibTorch against Python's torch over the same libtorch: pairs that take turns in one run, so that both see the same moods of the machine. Prints the
/// medians and the median of the pairs' ratios.
/// </summary>
internal static class TorchBenchmark
{
    private const int Pairs = 21;

    public static int Run(string? only)
    {
        using var python = PythonWorker.TryStart();
        if (python is null)
        {
            Console.Error.WriteLine("The baseline is Debian's Python torch: sudo apt-get install python3-torch libopenblas0-pthread");
            return 1;
        }
        var ours = new TorchWorkloads();
        Console.WriteLine($"baseline: Python torch {python.Version}; medians of {Pairs} pairs");
        Console.WriteLine($"{"",-18} {"LibTorch",12} {"Python",12} {"ratio",8}");
        foreach (var operation in new[] { "add", "add_", "mul", "index", "slice", "shape" })
            Compare($"tiny {operation}", $"tiny {operation} 20000", 20_000, 1, count => ours.Tiny(operation, count));
        foreach (var optimizer in new[] { "sgd", "adam" })
            Compare($"mlp {optimizer}", $"mlp {optimizer} 500", 500, 1, count => TorchWorkloads.Mlp(optimizer, count));
        Compare("r3d step", "r3d 1", 1, 1, ours.R3D);
        Compare("bert 2 threads", "bert 1 threads=2", 1, 2, ours.Bert);
        return 0;

        void Compare(string name, string command, int count, int threads, Func<int, double> measure)
        {
            if (only is not null && !name.StartsWith(only, StringComparison.Ordinal)) return;
            set_num_threads(threads);
            List<(double Ours, double Theirs)> pairs = [];
            // The first pair warms both up.
            for (var pair = -1; pair < Pairs; pair++)
            {
                // Who goes first changes from pair to pair.
                var first = pair % 2 == 0 ? measure(count) : 0;
                var theirs = python.Seconds(command);
                var mine = pair % 2 == 0 ? first : measure(count);
                if (pair >= 0) pairs.Add((mine / count, theirs / count));
            }
            var ratio = Median(pairs.Select(one => one.Ours / one.Theirs));
            Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture, $"{name,-18} {Text(Median(pairs.Select(one => one.Ours))),12} {Text(Median(pairs.Select(one => one.Theirs))),12} {ratio,8:F3}"));
        }
    }

    private static double Median(IEnumerable<double> values) => values.Order().ElementAt(Pairs / 2);

    private static string Text(double seconds) => seconds switch
    {
        < 1e-5 => string.Create(CultureInfo.InvariantCulture, $"{seconds * 1e9:F0} ns"),
        < 1e-2 => string.Create(CultureInfo.InvariantCulture, $"{seconds * 1e6:F1} us"),
        _ => string.Create(CultureInfo.InvariantCulture, $"{seconds * 1e3:F1} ms"),
    };
}
