using System.Diagnostics;
using System.Globalization;
using Meld.Features;

namespace Meld.Bench.Features;

/// <summary>
/// Reads 10,000 tensors of 5 kB in random order from cache, checksums on, by one thread; against files of the same size from the page cache, and against
/// copying as many bytes in the same order. All take turns in one run; the medians of their rounds are printed.
/// </summary>
internal sealed class RandomReads : IFeatureMeasurement
{
    private const int Count = 10_000;
    private const int Rounds = 15;
    private const double Bar = 200_000;

    public bool Run(string folder)
    {
        var (stored, files) = (Path.Combine(folder, "store"), Path.Combine(folder, "files"));
        var keys = ExampleStore.Make(stored, Count);
        var paths = MakeFiles(files);
        using var store = FeatureStore.OpenForReading(stored);
        using var reader = store.Read();
        var (memory, buffer, random) = (new byte[Count * ExampleStore.TensorSize], new byte[ExampleStore.TensorSize], new Random(2));
        // Memory that was never written is one page of zeros.
        random.NextBytes(memory);
        List<(double Store, double Files, double Memory)> rounds = [];
        // The first rounds warm all of them up.
        for (var round = -3; round < Rounds; round++)
        {
            var order = Enumerable.Range(0, Count).ToArray();
            random.Shuffle(order);
            var times = (
                PerSecond(order, number => Found(reader, keys[number])),
                PerSecond(order, number => ReadFile(paths[number], buffer)),
                PerSecond(order, number => Copy(memory, number, buffer)));
            if (round >= 0) rounds.Add(times);
        }
        var median = Median(rounds.Select(round => round.Store));
        Console.WriteLine($"reading {Count} tensors of {ExampleStore.TensorSize} bytes in random order from cache; medians of {Rounds} rounds");
        Line("feature store, checksums on", median, 1);
        Line("files from the page cache", Median(rounds.Select(round => round.Files)), Median(rounds.Select(round => round.Store / round.Files)));
        Line("memory copied", Median(rounds.Select(round => round.Memory)), Median(rounds.Select(round => round.Store / round.Memory)));
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"bar: {Bar:N0} a second and more: {(median >= Bar ? "met" : "missed")}"));
        return median >= Bar;
    }

    private static string[] MakeFiles(string folder)
    {
        Directory.CreateDirectory(folder);
        var paths = Enumerable.Range(0, Count).Select(number => Path.Combine(folder, $"{number}.bin")).ToArray();
        foreach (var path in paths) File.WriteAllBytes(path, new byte[ExampleStore.TensorSize]);
        return paths;
    }

    private static bool Found(FeatureReader reader, in FeatureKey key) => reader.TryGet(key, out var tensor) && tensor.Bytes.Length == ExampleStore.TensorSize;

    private static bool ReadFile(string path, byte[] buffer)
    {
        using var file = File.OpenHandle(path);
        return RandomAccess.Read(file, buffer, 0) == buffer.Length;
    }

    private static bool Copy(byte[] memory, int number, byte[] buffer)
    {
        memory.AsSpan(number * ExampleStore.TensorSize, ExampleStore.TensorSize).CopyTo(buffer);
        return true;
    }

    private static double PerSecond(int[] order, Func<int, bool> read)
    {
        var start = Stopwatch.GetTimestamp();
        foreach (var number in order)
        {
            if (!read(number)) throw new InvalidDataException($"Record {number} is not there.");
        }
        return order.Length / Stopwatch.GetElapsedTime(start).TotalSeconds;
    }

    private static double Median(IEnumerable<double> values) => values.Order().ElementAt(Rounds / 2);

    private static void Line(string what, double perSecond, double ratio) =>
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  {what,-28} {perSecond,12:N0} a second   ratio {ratio,6:F2}"));
}
