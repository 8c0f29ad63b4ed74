using System.Diagnostics;
using System.Globalization;
using Meld.Corpus;
using Meld.Features;
using Meld.Features.Steps;
using Meld.Storage;

namespace Meld.Bench.Features;

/// <summary>
/// Opening the features of a corpus of MELD's size (or of the one that <c>MELD_CORPUS</c> names) for training, all of them stored: without a clip on disk, with
/// all of them there, and with the annotations read besides. The baseline is what it would take without remembered hashes: reading and hashing clips of MELD's size from the page cache.
/// </summary>
internal static class CorpusOpenBenchmark
{
    private const int Rounds = 7;
    private const int Values = 1250;
    private const int HashedFiles = 100;
    private const int ClipBytes = 700_000;
    private const int Group = 500;
    private static readonly TimeSpan Most = TimeSpan.FromSeconds(1);
    private static readonly MelStep Step = new(new MelStepSettings());

    /// <summary>Runs it.</summary>
    public static int Run()
    {
        var folder = Directory.CreateTempSubdirectory("meld-bench-").FullName;
        try
        {
            var meld = Environment.GetEnvironmentVariable("MELD_CORPUS");
            var corpus = string.IsNullOrEmpty(meld) ? BenchCorpus.Of(folder, 9_989, 1_109, 2_610) : DialogueCorpus.Load(meld);
            return Measure(corpus, string.IsNullOrEmpty(meld) ? null : meld, folder);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static int Measure(DialogueCorpus corpus, string? annotations, string folder)
    {
        var store = Path.Combine(folder, "store");
        var present = new DialogueCorpus(
            Path.Combine(folder, "present"), corpus.Variant, Splits.All.ToDictionary(split => split, corpus.Utterances), [], corpus.Sources);
        Fill(store, present);
        var count = CorpusClip.Of(present).Count;
        var (absent, there, hashing) = (Median(() => Open(store, corpus)), Median(() => Open(store, present)), Hashing(folder, count));
        var whole = annotations is null ? absent : Median(() => Open(store, DialogueCorpus.Load(annotations)));
        var met = whole < Most && there < Most;
        Write($"{count:#,0} clips, features of {Values * sizeof(float)} bytes; medians of {Rounds}");
        Write($"open, clips absent  {absent.TotalMilliseconds,8:0} ms, {hashing / absent,6:#,0} times as fast as hashing the clips");
        if (annotations is not null) Write($"with annotations    {whole.TotalMilliseconds,8:0} ms, which are read anew");
        Write($"open, clips there   {there.TotalMilliseconds,8:0} ms, {hashing / there,6:#,0} times as fast as hashing the clips");
        Write($"hashing the clips   {hashing.TotalMilliseconds,8:0} ms ({ClipBytes / 1e6:0.0} MB each, from the page cache, one after another)");
        Write($"bar {Most.TotalSeconds:0} s: {(met ? "met" : "missed")}");
        return met ? 0 : 1;
    }

    // Every clip is its own number, and so is its feature.
    private static void Fill(string folder, DialogueCorpus corpus)
    {
        var keys = new FeatureKeys(Step.Identity);
        foreach (var split in Splits.All) Directory.CreateDirectory(Path.Combine(corpus.Directory, ClipFiles.FolderName(split)));
        using var store = FeatureStore.OpenForWriting(folder);
        foreach (var clips in CorpusClip.Of(corpus).Chunk(Group))
        {
            foreach (var clip in clips) File.WriteAllText(clip.Path, clip.Key.ToString());
            store.Write(writer =>
            {
                foreach (var clip in clips)
                {
                    var hash = Digest.Of(clip.Key.ToString());
                    writer.PutFile(clip.Path, FileStamp.Of(clip.Path)!.Value, hash);
                    writer.PutClip(corpus.DataHash, clip.Key, hash);
                    writer.Put(keys, hash, FeatureValue.Of(new float[Values], Values));
                }
            });
        }
    }

    private static void Open(string folder, DialogueCorpus corpus)
    {
        using var store = FeatureStore.OpenForReading(folder);
        using var reader = store.Read();
        var features = CorpusFeatures.Open(reader, corpus, Step);
        if (features.Shortfall("EXPERIMENT") is { } shortfall) throw new InvalidOperationException(shortfall);
    }

    private static TimeSpan Hashing(string folder, int count)
    {
        var paths = Enumerable.Range(0, HashedFiles).Select(number => Path.Combine(folder, $"{number}.mp4")).ToList();
        foreach (var path in paths) File.WriteAllBytes(path, new byte[ClipBytes]);
        return Median(() => paths.ForEach(path => Digest.OfFile(path))) * count / HashedFiles;
    }

    private static TimeSpan Median(Action work)
    {
        work();
        return Enumerable.Range(0, Rounds).Select(_ =>
        {
            var clock = Stopwatch.StartNew();
            work();
            return clock.Elapsed;
        }).Order().ElementAt(Rounds / 2);
    }

    private static void Write(FormattableString text) => Console.WriteLine(text.ToString(CultureInfo.InvariantCulture));
}
