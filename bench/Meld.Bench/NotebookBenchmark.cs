using System.Diagnostics;

namespace Meld.Bench;

/// <summary>The notebook engine against plain Roslyn scripting: both in fresh processes, in turn; the ratio of their median times.</summary>
internal static class NotebookBenchmark
{
    public static async Task RunAsync()
    {
        const int Rounds = 5;
        const int Cells = 100;
        var engine = new List<(double First, double All)>();
        var plain = new List<(double First, double All)>();
        for (var round = 0; round < Rounds; round++)
        {
            engine.Add(await MeasureAsync(NotebookContenders.Engine, Cells));
            plain.Add(await MeasureAsync(NotebookContenders.Plain, Cells));
        }
        Console.WriteLine($"NotebookEngine against plain in-process Roslyn scripting, both from process start, median of {Rounds}");
        Print("first cell ended", engine, plain, time => time.First);
        Print($"{Cells} trivial cells", engine, plain, time => time.All);
    }

    private static async Task<(double First, double All)> MeasureAsync(string contender, int cells)
    {
        var clock = Stopwatch.StartNew();
        using var process = Process.Start(new ProcessStartInfo("dotnet")
        {
            ArgumentList = { typeof(NotebookBenchmark).Assembly.Location, contender, $"{cells}" },
            RedirectStandardOutput = true,
        })!;
        await process.StandardOutput.ReadLineAsync();
        var first = clock.Elapsed.TotalSeconds;
        await process.WaitForExitAsync();
        if (process.ExitCode != 0) throw new InvalidOperationException($"{contender} ended with exit code {process.ExitCode}");
        return (first, clock.Elapsed.TotalSeconds);
    }

    private static void Print(
        string what, List<(double First, double All)> engine, List<(double First, double All)> plain, Func<(double First, double All), double> time)
    {
        var (ours, theirs) = (Median(engine.Select(time)), Median(plain.Select(time)));
        Console.WriteLine($"{what,-20} engine {ours:0.00} s   plain {theirs:0.00} s   ratio {ours / theirs:0.00}");
    }

    private static double Median(IEnumerable<double> values) => values.Order().ElementAt(values.Count() / 2);
}
