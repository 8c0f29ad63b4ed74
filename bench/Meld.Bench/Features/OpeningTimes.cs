using System.Diagnostics;
using System.Globalization;
using Meld.Features;

namespace Meld.Bench.Features;

/// <summary>
/// Opens a store of 13,708 tensors, as many as MELD has clips, checks its structure and begins to read; against listing a folder of as many files, which is
/// what a store of files would have to do. Both take turns in one run, with everything in the page cache; the medians of their rounds are printed.
/// </summary>
internal sealed class OpeningTimes : IFeatureMeasurement
{
    private const int Count = 13_708;
    private const int Rounds = 21;
    private const double Bar = 20;

    public bool Run(string folder)
    {
        var (stored, files) = (Path.Combine(folder, "store"), Path.Combine(folder, "files"));
        var keys = ExampleStore.Make(stored, Count);
        Directory.CreateDirectory(files);
        for (var number = 0; number < Count; number++) File.WriteAllBytes(Path.Combine(files, $"{number}.bin"), []);
        List<(double Opened, double Listed)> rounds = [];
        // The first rounds warm both up.
        for (var round = -3; round < Rounds; round++)
        {
            var times = (Milliseconds(() => Open(stored, keys[^1])), Milliseconds(() => Directory.EnumerateFiles(files).Count() == Count));
            if (round >= 0) rounds.Add(times);
        }
        var median = Median(rounds.Select(round => round.Opened));
        Console.WriteLine($"opening a store of {Count} tensors; medians of {Rounds} rounds");
        Line("feature store", median, 1);
        Line("as many files listed", Median(rounds.Select(round => round.Listed)), Median(rounds.Select(round => round.Opened / round.Listed)));
        Console.WriteLine($"bar: under {Bar} ms: {(median < Bar ? "met" : "missed")}");
        return median < Bar;
    }

    private static bool Open(string folder, in FeatureKey key)
    {
        using var store = FeatureStore.OpenForReading(folder);
        using var reader = store.Read();
        return reader.StateOf(key) == FeatureState.Stored;
    }

    private static double Milliseconds(Func<bool> work)
    {
        var start = Stopwatch.GetTimestamp();
        if (!work()) throw new InvalidDataException("Something is missing.");
        return Stopwatch.GetElapsedTime(start).TotalMilliseconds;
    }

    private static double Median(IEnumerable<double> values) => values.Order().ElementAt(Rounds / 2);

    private static void Line(string what, double milliseconds, double ratio) =>
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  {what,-28} {milliseconds,12:F2} ms         ratio {ratio,6:F2}"));
}
