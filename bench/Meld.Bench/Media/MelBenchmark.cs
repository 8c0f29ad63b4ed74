using System.Diagnostics;
using System.Globalization;
using Meld.Bench.Torch;
using Meld.Media.Audio;

namespace Meld.Bench.Media;

/// <summary>
/// The mel spectrogram of a clip of 3.2 s (64 bands of a 1024-point transform every 512 samples) against torchaudio's, one thread each. Both take turns in one
/// run; the medians of their rounds and of the ratios are printed. Anything under a millisecond is far below what decoding a clip takes.
/// </summary>
internal static class MelBenchmark
{
    private const int Rounds = 21;
    private const int Count = 50;
    private const double Bar = 1;

    /// <summary>Runs; without torchaudio our own time is printed alone.</summary>
    public static int Run()
    {
        var mel = new MelSpectrogram(new MelSettings { FftSize = 1024, Hop = 512, Bands = 64 });
        var random = new Random(1);
        var samples = Enumerable.Range(0, 51_200).Select(_ => 2 * random.NextSingle() - 1).ToArray();
        using var python = PythonWorker.TryStart("mel_worker.py");
        Console.WriteLine(python is null
            ? "no baseline: Debian's torchaudio is missing (sudo apt-get install python3-torchaudio)"
            : $"baseline: torchaudio {python.Version}, one thread; medians of {Rounds} rounds");
        List<(double Ours, double Theirs)> rounds = [];
        // The first rounds warm both up.
        for (var round = -3; round < Rounds; round++)
        {
            // Who goes first changes from round to round.
            var first = round % 2 == 0 ? Milliseconds(mel, samples) : 0;
            var theirs = python is null ? double.NaN : python.Seconds($"mel {Count}") * 1000 / Count;
            var ours = round % 2 == 0 ? first : Milliseconds(mel, samples);
            if (round >= 0) rounds.Add((ours, theirs));
        }
        var median = Median(rounds.Select(round => round.Ours));
        Line("Meld", median, " ms a clip");
        if (python is not null)
        {
            Line("torchaudio", Median(rounds.Select(round => round.Theirs)), " ms a clip");
            Line("ratio", Median(rounds.Select(round => round.Ours / round.Theirs)), "");
        }
        Console.WriteLine($"bar: under {Bar} ms: {(median < Bar ? "met" : "missed")}");
        return median < Bar ? 0 : 1;
    }

    private static double Milliseconds(MelSpectrogram mel, float[] samples)
    {
        var start = Stopwatch.GetTimestamp();
        for (var i = 0; i < Count; i++) mel.Compute(samples);
        return Stopwatch.GetElapsedTime(start).TotalMilliseconds / Count;
    }

    private static double Median(IEnumerable<double> values) => values.Order().ElementAt(Rounds / 2);

    private static void Line(string what, double value, string unit) =>
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{what,-12} {value,8:F3}{unit}"));
}
