using System.Diagnostics;
using System.Globalization;
using Meld.Bench.Torch;
using Meld.Weights;
using static TorchSharp.torch;

namespace Meld.Bench.Weights;

/// <summary>
/// Opening a file of BERT-base's 199 tensors (438 MB) and reading all of them into tensors, against one read of the whole file into one tensor. All take turns in
/// one run, the file in the system's cache; the medians of the rounds' ratios are printed. Python's <c>torch.load</c> of the checkpoint stands beside it.
/// </summary>
internal static class WeightsBenchmark
{
    private const int Rounds = 9;
    private const double Bar = 1.3;

    /// <summary>Runs; without Python's torch its line is missing.</summary>
    public static int Run()
    {
        var folder = Directory.CreateTempSubdirectory("meld-bench-").FullName;
        try
        {
            return Run(Path.Combine(folder, "model.safetensors"), Path.Combine(folder, "model.pt"));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static int Run(string safetensors, string checkpoint)
    {
        using (var source = new BertWeights())
        {
            WeightsFiles.Convert(source, safetensors);
            WeightsFiles.Convert(source, checkpoint);
        }
        Console.WriteLine($"baseline: one read of {new FileInfo(safetensors).Length / 1e6:F0} MB; medians of {Rounds} rounds");
        var rounds = new List<double[]>();
        // The first rounds bring the files into the system's cache.
        for (var round = -2; round < Rounds; round++)
        {
            double[] seconds = [Seconds(() => ReadPlainly(safetensors)), Seconds(() => ReadAll(safetensors)), Seconds(() => ReadAll(checkpoint)),
                PythonSeconds(checkpoint)];
            if (round >= 0) rounds.Add(seconds);
        }
        Line("plain read", Median(rounds.Select(seconds => seconds[0])), " s");
        Line("safetensors", Median(rounds.Select(seconds => seconds[1] / seconds[0])), " of it");
        Line("checkpoint", Median(rounds.Select(seconds => seconds[2] / seconds[0])), " of it");
        if (rounds.All(seconds => seconds[3] > 0)) Line("checkpoint", Median(rounds.Select(seconds => seconds[2] / seconds[3])), " of Python's torch.load");
        var worst = Math.Max(Median(rounds.Select(seconds => seconds[1] / seconds[0])), Median(rounds.Select(seconds => seconds[2] / seconds[0])));
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"bar: {Bar} of a plain read: {(worst <= Bar ? "met" : "missed")}"));
        return worst <= Bar ? 0 : 1;
    }

    // A process of its own each time: a second load in the same one gets the memory of the first, which is there already.
    private static double PythonSeconds(string checkpoint)
    {
        using var python = PythonWorker.TryStart("checkpoint_worker.py");
        return python?.Seconds($"load {checkpoint}") ?? double.NaN;
    }

    private static void ReadPlainly(string path)
    {
        using var scope = NewDisposeScope();
        using var file = File.OpenHandle(path);
        var rest = empty(RandomAccess.GetLength(file), ScalarType.Byte).bytes;
        for (var offset = 0L; !rest.IsEmpty;)
        {
            var read = RandomAccess.Read(file, rest, offset);
            rest = rest[read..];
            offset += read;
        }
    }

    private static void ReadAll(string path)
    {
        using var scope = NewDisposeScope();
        using var file = WeightsFile.Open(path);
        foreach (var (name, info) in file.Tensors) file.Read(name, empty([.. info.Shape], ScalarType.Float32).bytes);
    }

    private static double Seconds(Action work)
    {
        var start = Stopwatch.GetTimestamp();
        work();
        return Stopwatch.GetElapsedTime(start).TotalSeconds;
    }

    private static double Median(IEnumerable<double> values) => values.Order().ElementAt(Rounds / 2);

    private static void Line(string what, double value, string unit) =>
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{what,-12} {value,8:F3}{unit}"));
}
