using System.Globalization;
using Meld.Media;

namespace Meld.Bench.Media;

/// <summary>The resident set of this process over thousands of clips in a row; the baseline is the set after the first hundred.</summary>
internal static class ClipMemoryBenchmark
{
    private const int Clips = 5_000;
    private const int WarmUp = 100;
    private const long MostBytes = 600L << 20;

    // What the collector's moods and the allocator's may make of it.
    private const double MostGrowth = 1.25;

    /// <summary>Reads the clip again and again, or one that ffmpeg makes.</summary>
    public static int Run(string? clip)
    {
        var folder = Directory.CreateTempSubdirectory("meld-bench-").FullName;
        try
        {
            if (clip is null && !FfmpegClip.TryMake(clip = Path.Combine(folder, "generated.mp4")))
            {
                Console.Error.WriteLine("Name a clip: without ffmpeg none can be made (sudo apt-get install ffmpeg)");
                return 1;
            }
            return Measure(clip);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static int Measure(string clip)
    {
        using var reader = new ClipReader();
        long start = 0, most = 0;
        for (var i = 0; i < Clips; i++)
        {
            reader.Read(clip, ClipsBenchmark.Spread);
            if (i + 1 < WarmUp) continue;
            var now = Environment.WorkingSet;
            if (i + 1 == WarmUp) start = now;
            most = Math.Max(most, now);
            if ((i + 1) % (Clips / 10) == 0) Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{i + 1,6} clips {now >> 20,6} MiB"));
        }
        var growth = (double)Environment.WorkingSet / start;
        var met = most < MostBytes && growth < MostGrowth;
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"start {start >> 20} MiB, most {most >> 20} MiB, end/start {growth:F3}; bars {MostBytes >> 20} MiB and {MostGrowth}: {(met ? "met" : "missed")}"));
        return met ? 0 : 1;
    }
}
