using System.Diagnostics;
using System.Globalization;
using Meld.Display;
using Meld.Media;
using Meld.Media.Video;

namespace Meld.Bench.Media;

/// <summary>
/// Decoding clips in this process against three other ways to the same: a bare loop over libav, ffmpeg's command line, and the first reference system's OpenCV
/// with a spawned ffmpeg. One decoding thread on every side, but in the last line: there each uses all processors as it can, OpenCV by its own threads, this
/// library by reading clips side by side. Pairs take turns in one run; the medians of the pairs and of their ratios are printed.
/// </summary>
internal static class ClipsBenchmark
{
    private const int Pairs = 11;
    private const int Count = 6;

    /// <summary>16 frames over the whole clip, as R3D-18 takes them, and its sound.</summary>
    public static ClipRequest Spread { get; } = FrameForms.Kinetics.ToRequest() with { SampleRate = 16_000 };

    private static readonly ClipRequest First = FrameForms.AiVideoSentiment.ToRequest() with { SampleRate = 16_000 };

    /// <summary>Runs over the clips, or over one that ffmpeg makes.</summary>
    public static int Run(IReadOnlyList<string> clips)
    {
        var folder = Directory.CreateTempSubdirectory("meld-bench-").FullName;
        try
        {
            var made = Path.Combine(folder, "generated.mp4");
            if (!FfmpegClip.TryMake(made)) Console.WriteLine("no generated clip and no comparison with ffmpeg: it is missing (sudo apt-get install ffmpeg)");
            List<string> all = [.. clips.Select(Path.GetFullPath)];
            if (File.Exists(made)) all.Insert(0, made);
            if (all.Count == 0) return 1;
            using var loop = BaselineWorker.TryStartLoop(folder);
            Console.WriteLine(loop is null ? "no loop over libav: a C compiler is missing" : $"loop over libav: {loop.Version()}");
            using var openCv = BaselineWorker.TryStartOpenCv("one");
            using var busyOpenCv = BaselineWorker.TryStartOpenCv("all");
            var way = openCv is null ? "missing (sudo apt-get install python3-opencv)" : $"{openCv.Version()} and ffmpeg";
            Console.WriteLine($"OpenCV, as ai-video-sentiment-model reads clips: {way}");
            Console.WriteLine($"medians of {Pairs} pairs of {Count} clips each, one thread a decoder");
            using var reader = new ClipReader();
            return all.Select(clip => Compare(reader, clip, folder, loop, openCv, busyOpenCv)).Aggregate(true, (met, one) => met && one) ? 0 : 1;
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static bool Compare(ClipReader reader, string clip, string folder, BaselineWorker? loop, BaselineWorker? openCv, BaselineWorker? busyOpenCv)
    {
        var info = reader.Read(clip, new()).Info;
        var video = info.Video;
        Console.WriteLine($"\n{Path.GetFileName(clip)}: {video?.FrameCount} frames of {video?.Height} x {video?.Width}, {info.Audio?.Channels} channels");
        // Nothing measured is nothing shown.
        var met = loop is not null || openCv is not null;
        if (loop is not null)
        {
            met &= Measure("16 frames, sound", "loop, every frame and sound", 0.9,
                () => Wall(() => reader.Read(clip, Spread)), () => loop.Seconds(Count, clip));
        }
        if (video is { FrameCount: > 0 } && FfmpegClip.Decode(clip, info, folder))
        {
            met &= Measure("the same, processor", "ffmpeg, one command a clip", 1.5,
                () => Processor(() => reader.Read(clip, Spread)), () => Child(() => FfmpegClip.Decode(clip, info, folder)));
        }
        if (openCv is not null)
        {
            met &= Measure("first 30, sound", "OpenCV, a spawned ffmpeg, a wav", 3,
                () => Wall(() => ReadFirst(reader, clip)), () => openCv.Seconds(Count, clip));
        }
        if (busyOpenCv is not null)
        {
            met &= Measure($"first 30, {Environment.ProcessorCount} processors", "OpenCV, a spawned ffmpeg, a wav", 3,
                () => Together(() => ReadFirst(reader, clip)), () => busyOpenCv.Seconds(Count, clip));
        }
        return met & MeasurePage(clip);
    }

    private static bool MeasurePage(string clip)
    {
        const int players = 20;
        const double bar = 10;
        var megabytes = players * ClipPlayer.For(clip).ToHtml().Length / 1e6;
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture, $"a page with {players} players of it: {megabytes:F1} MB, bar {bar:F0}: {(megabytes < bar ? "met" : "missed")}"));
        return megabytes < bar;
    }

    private static bool Measure(string what, string theirs, double bar, Func<double> measureOurs, Func<double> measureTheirs)
    {
        List<(double Ours, double Theirs)> pairs = [];
        // The first pair warms both up.
        for (var pair = -1; pair < Pairs; pair++)
        {
            // Who goes first changes from pair to pair.
            var first = pair % 2 == 0 ? measureOurs() : 0;
            var time = measureTheirs();
            var ours = pair % 2 == 0 ? first : measureOurs();
            if (pair >= 0) pairs.Add((ours / Count, time / Count));
        }
        var ratio = Median(pairs.Select(pair => pair.Theirs / pair.Ours));
        var (mine, other) = (Median(pairs.Select(pair => pair.Ours)) * 1e3, Median(pairs.Select(pair => pair.Theirs)) * 1e3);
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{what,-24} {mine,7:F1} ms   {theirs,-31} {other,7:F1} ms   ratio {ratio:F2}, bar {bar:F1}: {(ratio >= bar ? "met" : "missed")}"));
        return ratio >= bar;
    }

    private static double Wall(Action read)
    {
        var start = Stopwatch.GetTimestamp();
        for (var i = 0; i < Count; i++) read();
        return Stopwatch.GetElapsedTime(start).TotalSeconds;
    }

    private static double Together(Action read)
    {
        var start = Stopwatch.GetTimestamp();
        Parallel.For(0, Count, new ParallelOptions { MaxDegreeOfParallelism = Environment.ProcessorCount }, _ => read());
        return Stopwatch.GetElapsedTime(start).TotalSeconds;
    }

    private static void ReadFirst(ClipReader reader, string clip) => FrameForms.AiVideoSentiment.Apply(reader.Read(clip, First).Frames!);

    private static double Processor(Action read)
    {
        var start = Environment.CpuUsage.TotalTime;
        for (var i = 0; i < Count; i++) read();
        return (Environment.CpuUsage.TotalTime - start).TotalSeconds;
    }

    private static double Child(Func<bool> run)
    {
        var start = Commands.ChildSeconds;
        for (var i = 0; i < Count; i++)
            if (!run()) throw new InvalidOperationException("ffmpeg failed.");
        return Commands.ChildSeconds - start;
    }

    private static double Median(IEnumerable<double> values) => values.Order().ElementAt(Pairs / 2);
}
