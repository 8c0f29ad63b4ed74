using System.Diagnostics;
using System.Globalization;
using Meld.Corpus;
using Meld.Features;
using Meld.Features.Filling;
using Meld.Features.Steps;
using Meld.Media;
using Meld.Storage;

namespace Meld.Bench.Features;

/// <summary>
/// A fill of the feature store with mel spectrograms and frames of thousands of clips: how busy the processors are, how large the process becomes, and how fast
/// it is beside a bare loop that decodes and computes the same on all processors and keeps nothing. Takes about 1 MB a clip in the folder for temporary files.
/// </summary>
internal static class FillBenchmark
{
    private const int Clips = 5_000;
    private const int Bare = 300;
    private const double LeastBusy = 0.9;

    // What the collector's moods and the allocator's may make of it.
    private const double MostGrowth = 1.25;

    private static readonly IClipStep[] Steps = [new MelStep(new MelStepSettings()), new VideoDecodeStep(new VideoDecodeSettings())];

    /// <summary>Runs over so many clips.</summary>
    public static int Run(int clips = Clips)
    {
        var folder = Directory.CreateTempSubdirectory("meld-bench-").FullName;
        try
        {
            return Measure(BenchCorpus.Of(folder, clips, 0, 0), Path.Combine(folder, "store"));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static int Measure(DialogueCorpus corpus, string folder)
    {
        BenchClips.Write(corpus);
        using var reader = new ClipReader();
        var clips = CorpusClip.Of(corpus);
        Loop(reader, clips.Take(Bare / 3));
        var before = Loop(reader, clips.Take(Bare));
        var memory = new MemoryMarks(clips.Count);
        using var store = FeatureStore.OpenForWriting(folder);
        FillReport? report = null;
        var fill = Paced.Of(clips.Count, () => report = FeatureFill.Run(store, corpus, Steps, reader, new FillSettings(), TimeProvider.System, memory));
        var after = Loop(reader, clips.TakeLast(Bare));
        if (report!.Steps.Any(step => step.Computed != clips.Count)) throw new InvalidOperationException("The fill left clips out.");

        var (pace, busy) = ((before.Pace + after.Pace) / 2, Math.Max(before.Busy, after.Busy));
        Write($"{clips.Count:#,0} clips, {new FileInfo(Path.Combine(folder, "data.mdb")).Length / 1e6:#,0} MB of features, {Environment.ProcessorCount} processors");
        Write($"bare loop          {pace,8:#,0.0} clips/s, processors {busy,6:0.0 %} this process's");
        Write($"fill               {fill.Pace,8:#,0.0} clips/s, processors {fill.Busy,6:0.0 %} this process's; ratio to the bare loop {fill.Pace / pace:0.00}");
        Write($"resident           {memory}");
        var (isBusy, isFlat) = (fill.Busy >= LeastBusy, memory.Growth <= MostGrowth);
        // Where others take the processors, no more than the bare loop gets can be had.
        Write($"bars: busy {LeastBusy:0 %} {(isBusy ? "met" : "missed")}; {fill.Busy / busy:0.0 %} of what the bare loop was given");
        Write($"bars: growth from a tenth to the end {memory.Growth:0.00} of {MostGrowth} {(isFlat ? "met" : "missed")}");
        return isBusy && isFlat ? 0 : 1;
    }

    private static Paced Loop(ClipReader reader, IEnumerable<CorpusClip> clips)
    {
        var all = clips.ToList();
        var request = JoinedSteps.Of(Steps, [0, 1]).Single().Request;
        return Paced.Of(all.Count, () => Parallel.ForEach(all, new() { MaxDegreeOfParallelism = Environment.ProcessorCount }, clip =>
        {
            var decoded = reader.Read(clip.Path, request);
            foreach (var step in Steps) step.Compute(decoded);
        }));
    }

    private static void Write(FormattableString text) => Console.WriteLine(text.ToString(CultureInfo.InvariantCulture));

    /// <summary>How fast something went, and which part of all processors' time it took.</summary>
    private readonly record struct Paced(double Pace, double Busy)
    {
        public static Paced Of(int count, Action work)
        {
            using var self = Process.GetCurrentProcess();
            var (processor, clock) = (self.TotalProcessorTime, Stopwatch.StartNew());
            work();
            var wall = clock.Elapsed;
            self.Refresh();
            return new(count / wall.TotalSeconds, (self.TotalProcessorTime - processor) / wall / Environment.ProcessorCount);
        }
    }

    /// <summary>Notes the resident set after a tenth, a half and all of the clips.</summary>
    private sealed class MemoryMarks(int clips) : IProgress<WorkProgress>
    {
        private readonly List<(double Share, long Bytes)> marks = [];

        public double Growth => (double)marks[^1].Bytes / marks[0].Bytes;

        public void Report(WorkProgress value)
        {
            foreach (var share in new[] { 0.1, 0.5, 1 }.Where(share => value.Done == (long)(share * clips))) marks.Add((share, Environment.WorkingSet));
        }

        public override string ToString() =>
            string.Join(", ", marks.Select(mark => string.Create(CultureInfo.InvariantCulture, $"{mark.Bytes >> 20} MiB after {mark.Share:0 %}")));
    }
}
