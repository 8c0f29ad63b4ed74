using Meld.Corpus;
using Meld.Features;
using Meld.Features.Lmdb;
using Meld.Storage;
using Meld.Testing;

namespace Meld.Tests.Features;

public sealed class FeaturePruningTests : IDisposable
{
    private readonly TemporaryDirectory folder = new();

    private string Folder => Path.Combine(folder.Path, "features");

    public void Dispose() => folder.Dispose();

    [Fact]
    public void Statistics_CountByStep()
    {
        using var store = Make();
        var statistics = store.Statistics();

        Assert.Equal(["decode", "mel"], statistics.Steps.Select(step => step.Step!.Name));
        Assert.Equal([StoreExample.OtherStep.Step, StoreExample.Step.Step], statistics.Steps.Select(step => step.Step));
        Assert.Equal((1, 1, 0, 0, 2), Counts(statistics.Steps[0]));
        Assert.Equal((100, 1, 2, 0, 103), Counts(statistics.Steps[1]));
        Assert.Equal((100 * 20_048) + (3 * 48) + "no sound".Length + "too short".Length + "no frames".Length, statistics.Steps[1].Bytes);
        Assert.Equal((2, 1), (statistics.Files, statistics.Clips));
        Assert.InRange(statistics.FileBytes, 2_000_000, 2_800_000);
        Assert.InRange(statistics.FreeBytes, 0, 100_000);

        static (long, long, long, long, long) Counts(StepStatistics step) => (step.Stored, step.Absent, step.Bad, step.Damaged, step.Records);
    }

    [Fact]
    public void AnEmptyStore_HasNothing()
    {
        using var store = FeatureStore.OpenForWriting(Folder);
        var statistics = store.Statistics();
        Assert.Empty(statistics.Steps);
        Assert.Equal((0, 0), (statistics.Files, statistics.Clips));

        var pruning = store.Prune(new HashSet<FeatureKey>(), new HashSet<Digest>());
        Assert.Equal((0, 0), (pruning.Records, pruning.Bytes));
    }

    [Fact]
    public void Prune_KeepsWhatIsSaid_AndMakesTheFileSmaller()
    {
        using var store = Make();
        var before = new FileInfo(Path.Combine(Folder, StorePaths.Data)).Length;
        var dry = store.Prune(Kept, KeptContents, dryRun: true);
        Assert.Equal((store.Statistics().FileBytes, FeatureCompaction.None), (dry.FileBytesAfter, dry.Compaction));
        Assert.Equal(105, store.Statistics().Steps.Sum(step => step.Records));

        var pruning = store.Prune(Kept, KeptContents);
        Assert.Equal(dry.Steps, pruning.Steps);
        Assert.Equal((dry.Files, dry.Clips), (pruning.Files, pruning.Clips));
        Assert.Equal([("decode", 2, 0), ("mel", 101, 2)], pruning.Steps.Select(step => (step.Step!.Name, (int)step.Records, (int)step.Kept)));
        Assert.Equal((1, 1, 103), (pruning.Files, pruning.Clips, pruning.Records));
        Assert.Equal(FeatureCompaction.Done, pruning.Compaction);
        Assert.InRange(pruning.FileBytesAfter, 1, pruning.FileBytesBefore / 10);
        Assert.InRange(new FileInfo(Path.Combine(Folder, StorePaths.Data)).Length, 1, before / 10);
        AssertPruned(store);

        StoreExample.Put(store, 200, 5);
        using var reader = store.Read();
        StoreExample.AssertHas(reader, 204);
    }

    [Fact]
    public void APrunedStore_IsThereAfterItWasClosed()
    {
        using (var store = Make()) store.Prune(Kept, KeptContents);
        using (var again = FeatureStore.OpenForReading(Folder)) AssertPruned(again);
        using var writing = FeatureStore.OpenForWriting(Folder);
        StoreExample.Put(writing, 300, 5);
        AssertPruned(writing);
    }

    [Fact]
    public void ReadersOfThisProcess_KeepTheFilesSize()
    {
        using var store = Make();
        using var reader = store.Read();
        Assert.Equal(FeatureCompaction.InUse, store.Prune(Kept, KeptContents).Compaction);
        Assert.Equal(FeatureState.Stored, reader.StateOf(StoreExample.Key(50)));
        AssertPruned(store);

        reader.Dispose();
        using var other = FeatureStore.OpenForReading(Folder);
        Assert.Equal(FeatureCompaction.InUse, store.Prune(Kept, KeptContents).Compaction);
    }

    private static HashSet<FeatureKey> Kept => [StoreExample.Key(7), StoreExample.Key(101)];

    private static HashSet<Digest> KeptContents => [StoreExample.Content(7)];

    private static void AssertPruned(FeatureStore store)
    {
        using var reader = store.Read();
        StoreExample.AssertHas(reader, 7, 20_000);
        Assert.Equal("no sound", reader.ReasonOf(StoreExample.Key(101)));
        Assert.Equal(FeatureState.Unknown, reader.StateOf(StoreExample.Key(8)));
        Assert.Equal(StoreExample.Content(7), reader.HashOfFile("/a.mp4", new FileStamp(1, 2)));
        Assert.Null(reader.HashOfFile("/b.mp4", new FileStamp(1, 2)));
        Assert.Null(reader.HashOfClip("corpus", new UtteranceKey(Split.Train, 0, 0)));
        Assert.Equal(["mel"], store.Statistics().Steps.Select(step => step.Step?.Name));
    }

    private FeatureStore Make()
    {
        var store = FeatureStore.OpenForWriting(Folder);
        StoreExample.Put(store, 0, 100, 20_000);
        store.Write(changes =>
        {
            changes.Put(StoreExample.Step, StoreExample.Content(101), FeatureValue.Absent("no sound"));
            changes.Put(StoreExample.Step, StoreExample.Content(102), FeatureValue.Bad("too short"));
            changes.Put(StoreExample.Step, StoreExample.Content(103), FeatureValue.Bad("no frames"));
            changes.Put(StoreExample.OtherStep, StoreExample.Content(7), StoreExample.Tensor(1, 10));
            changes.Put(StoreExample.OtherStep, StoreExample.Content(8), FeatureValue.Absent("no picture"));
            changes.PutFile("/a.mp4", new FileStamp(1, 2), StoreExample.Content(7));
            changes.PutFile("/b.mp4", new FileStamp(1, 2), StoreExample.Content(8));
            changes.PutClip("corpus", new UtteranceKey(Split.Train, 0, 0), StoreExample.Content(8));
        });
        return store;
    }
}
