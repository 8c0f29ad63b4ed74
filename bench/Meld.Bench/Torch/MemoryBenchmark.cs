using System.Globalization;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;
using Optim = TorchSharp.torch.optim;

namespace Meld.Bench.Torch;

/// <summary>The resident set of the process over training steps, in a dispose scope and without any; the baseline is the set after as many steps before.</summary>
internal static class MemoryBenchmark
{
    private const int Steps = 10_000;

    public static void Run()
    {
        set_num_threads(1);
        Console.WriteLine($"{"",-42} {"start",10} {"end",10} {"most",10} {"end/start",10}");
        Measure("scope, MLP 32-64-8, AdamW", Training(32, 64, 16, scoped: true), Steps);
        Measure("no scope, MLP 32-64-8, AdamW", Training(32, 64, 16, scoped: false), Steps);
        Measure("scope, MLP 1024-2048-8, batch 256", Training(1024, 2048, 256, scoped: true), Steps / 50);
        Measure("no scope, MLP 1024-2048-8, batch 256", Training(1024, 2048, 256, scoped: false), Steps / 50);
    }

    private static Action Training(long inputs, long hidden, long batch, bool scoped)
    {
        manual_seed(1);
        var net = Sequential(Linear(inputs, hidden), ReLU(), Linear(hidden, 8));
        var optimizer = Optim.AdamW(net.parameters());
        var x = randn(batch, inputs);
        var target = randint(0, 8, [batch]);
        return () =>
        {
            using var scope = scoped ? NewDisposeScope() : null;
            optimizer.zero_grad();
            var loss = functional.cross_entropy(net.call(x + 1), target);
            loss.backward();
            optimizer.step();
        };
    }

    private static void Measure(string name, Action step, int steps)
    {
        // Until the collector has found its budgets.
        for (var i = 0; i < steps; i++) step();
        var (start, most) = (Resident(), 0L);
        for (var i = 0; i < steps; i++)
        {
            step();
            if (i % (steps / 100) == 0) most = Math.Max(most, Resident());
        }
        var end = Resident();
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture, $"{name,-42} {start >> 20,6} MiB {end >> 20,6} MiB {Math.Max(most, end) >> 20,6} MiB {(double)end / start,10:F3}"));
    }

    private static long Resident()
    {
        // The second number of statm, in pages.
        var pages = File.ReadAllText("/proc/self/statm").Split(' ')[1];
        return long.Parse(pages, CultureInfo.InvariantCulture) * Environment.SystemPageSize;
    }
}
