using Meld.Features.Lmdb;
using Meld.Features.Lmdb.Format;
using Meld.Features.Records;
using Meld.Testing;

namespace Meld.Tests.Features.Lmdb.Format;

public sealed class RecordScanTests : IDisposable
{
    private readonly TemporaryDirectory folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void Run_SoundStore_FindsEveryRecordAsItIs()
    {
        var store = new MadeStore(Folder("made"), seed: 1);
        var found = Scan(store.Bytes);
        Assert.All(store.Records, record => Assert.Equal(record.Value, found[Convert.ToHexString(record.Key)]));
    }

    [Theory]
    [InlineData(10)]
    [InlineData(11)]
    public void Run_StoresDamagedInEveryWay_KeepsEachRecordOnOtherPages(int seed) => CheckDamaged(seed, rounds: 1);

    [Theory]
    [Trait("Category", "Slow")]
    [InlineData(12)]
    [InlineData(13)]
    [InlineData(14)]
    public void Run_ManyStoresDamagedInEveryWay_KeepsEachRecordOnOtherPages(int seed) => CheckDamaged(seed, rounds: 8);

    [Fact]
    public void Run_NeitherMetaPageNorBranches_KeepsEveryRecord()
    {
        var store = new MadeStore(Folder("made"), seed: 2);
        var map = new FileMap(store);
        var bytes = (byte[])store.Bytes.Clone();
        Array.Clear(bytes, 0, 2 * store.PageSize);
        foreach (var child in map.ChildPointers) Array.Clear(bytes, child / store.PageSize * store.PageSize, store.PageSize);
        // The heads of leaves and large values too.
        foreach (var (part, offset, length) in map.Parts)
        {
            if (part is FilePart.Head or FilePart.Pointers or FilePart.OverflowHead) Array.Clear(bytes, offset, length);
        }
        var found = Scan(bytes);
        Assert.All(store.Records, record => Assert.Equal(record.Value, found[Convert.ToHexString(record.Key)]));
    }

    [Fact]
    public void Run_TwoContentsOfOneClipOutsideOfTheTrees_TakesNeither()
    {
        var store = new MadeStore(Folder("made"), seed: 3);
        var clip = store.Records.First(record => RecordKey.KindOf(record.Key) == RecordKind.Clip);
        using (var environment = new RawEnvironment(Folder("made")))
        {
            environment.Write(changes => changes.Put(clip.Key, ClipRecord.Of(clip.Key, Meld.Storage.Digest.Of("other"))));
        }
        var bytes = File.ReadAllBytes(Path.Combine(Folder("made"), StorePaths.Data));
        Assert.Equal(Meld.Storage.Digest.Of("other"), ClipRecord.Read(Scan(bytes)[Convert.ToHexString(clip.Key)]));
        Array.Clear(bytes, 0, 2 * store.PageSize);
        Assert.DoesNotContain(Convert.ToHexString(clip.Key), Scan(bytes).Keys);
    }

    private void CheckDamaged(int seed, int rounds)
    {
        var store = new MadeStore(Folder("made"), seed);
        var (map, random) = (new FileMap(store), new Random(seed));
        foreach (var (name, apply) in Enumerable.Repeat(Damage.Kinds(store, map), rounds).SelectMany(kinds => kinds))
        {
            var bytes = apply((byte[])store.Bytes.Clone(), random);
            var found = Scan(bytes);
            foreach (var (key, value) in store.Records)
            {
                var text = Convert.ToHexString(key);
                if (found.TryGetValue(text, out var kept) && RecordKey.KindOf(key) == RecordKind.Feature) Assert.Equal(value, kept);
                var isTouched = map.PagesOf[text].Exists(page => !IsSame(store.Bytes, bytes, page * store.PageSize, store.PageSize));
                Assert.True(isTouched || kept is not null, $"{name}: {text} is lost, but lies on other pages");
            }
        }
    }

    private static bool IsSame(byte[] one, byte[] other, int start, int length) =>
        other.Length >= start + length && one.AsSpan(start, length).SequenceEqual(other.AsSpan(start, length));

    private Dictionary<string, byte[]> Scan(byte[] bytes)
    {
        MadeStore.Lay(Folder("store"), bytes);
        using var file = new DataFile(Path.Combine(Folder("store"), StorePaths.Data));
        var found = new Dictionary<string, byte[]>();
        RecordScan.Run(file, (key, value) => found.Add(Convert.ToHexString(key), value.ToArray()), progress: null, CancellationToken.None);
        return found;
    }

    private string Folder(string name) => Path.Combine(folder.Path, name);
}
