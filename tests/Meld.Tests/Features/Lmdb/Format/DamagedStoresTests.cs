using Meld.Features;
using Meld.Features.Lmdb.Format;
using Meld.Features.Records;
using Meld.Testing;

namespace Meld.Tests.Features.Lmdb.Format;

/// <summary>Damaged data files: each is found, none gives a wrong record, and none ends the process, which is this one.</summary>
public sealed class DamagedStoresTests : IDisposable
{
    private readonly TemporaryDirectory folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void Verify_EachOf40DamagedStores_FindsTheDamage() => CheckMeaningfulDamage(stores: 40, seed: 1);

    [Fact]
    [Trait("Category", "Slow")]
    public void Verify_EachOf300DamagedStores_FindsTheDamage() => CheckMeaningfulDamage(stores: 300, seed: 2);

    [Fact]
    public void Verify_AnyByteOfAFileChanged_IsFoundOrChangesNoRecord() => CheckAnyByte(changes: 60, seed: 3);

    [Fact]
    [Trait("Category", "Slow")]
    public void Verify_AnyOf3000BytesOfAFileChanged_IsFoundOrChangesNoRecord() => CheckAnyByte(changes: 3000, seed: 4);

    [Fact]
    public void Verify_GarbageAfterTheLastPage_ChangesNothing()
    {
        var store = new MadeStore(Folder("made"), seed: 5);
        var garbage = new byte[10_000];
        new Random(5).NextBytes(garbage);
        MadeStore.Lay(Folder("store"), [.. store.Bytes, .. garbage]);
        Assert.Empty(Verify().Problems);
        AssertReads(store, canBeWritten: true);
    }

    [Fact]
    public void Verify_BothTransactionsNamedOlder_FindsThatTheOlderTreesAreNotTheLatest()
    {
        var store = new MadeStore(Folder("made"), seed: 6);
        var bytes = (byte[])store.Bytes.Clone();
        var (page, transaction) = ((int)(store.Snapshot.Newer.Transaction & 1), store.Snapshot.Newer.Transaction);
        BitConverter.TryWriteBytes(bytes.AsSpan((page * store.PageSize) + 144), transaction - 2);
        MadeStore.Lay(Folder("store"), bytes);
        Assert.NotEmpty(Verify().Problems);
        Assert.Equal(FeatureStoreProblem.Damaged, Assert.Throws<FeatureStoreException>(() => DataFileCheck.Check(Folder("store"), CheckDepth.Reading)).Kind);
    }

    private void CheckMeaningfulDamage(int stores, int seed)
    {
        var store = new MadeStore(Folder("made"), seed);
        var (map, random) = (new FileMap(store), new Random(seed));
        MadeStore.Lay(Folder("store"), store.Bytes);
        Assert.Empty(Verify().Problems);
        var kinds = Damage.Kinds(store, map);
        for (var index = 0; index < stores; index++)
        {
            var (name, apply) = kinds[index % kinds.Count];
            var damaged = apply((byte[])store.Bytes.Clone(), random);
            MadeStore.Lay(Folder("store"), damaged);
            Assert.False(Verify().IsSound, $"damage {index}, {name}, is not found");
            AssertReads(store, canBeWritten: false);
        }
    }

    private void CheckAnyByte(int changes, int seed)
    {
        var store = new MadeStore(Folder("made"), seed);
        var random = new Random(seed);
        var found = 0;
        for (var index = 0; index < changes; index++)
        {
            var bytes = (byte[])store.Bytes.Clone();
            // Half of them where LMDB reads numbers: beginnings of pages.
            var at = random.Next(2) == 0 ? random.Next(bytes.Length) : (random.Next(bytes.Length / store.PageSize) * store.PageSize) + random.Next(200);
            bytes[at] ^= (byte)(1 << random.Next(8));
            MadeStore.Lay(Folder("store"), bytes);
            var isSound = Verify().IsSound;
            found += isSound ? 0 : 1;
            AssertReads(store, canBeWritten: isSound);
        }
        Assert.InRange(found, changes / 10, changes);
    }

    // Either the store does not open, or each record is right or has a wrong checksum; a missing one without such a sign would be silent. One that is sound
    // can also be written.
    private void AssertReads(MadeStore store, bool canBeWritten)
    {
        try
        {
            DataFileCheck.Check(Folder("store"), CheckDepth.Reading);
        }
        catch (FeatureStoreException error) when (error.Kind == FeatureStoreProblem.Damaged && !canBeWritten)
        {
            Assert.Throws<FeatureStoreException>(() => DataFileCheck.Check(Folder("store"), CheckDepth.Writing));
            return;
        }
        using (var environment = new RawEnvironment(Folder("store"), write: false))
        {
            var read = environment.ReadAll();
            var sound = read.Where(record => RecordCheck.FaultOf(record.Key, record.Value) is null).Select(Text).ToHashSet();
            Assert.Subset(store.Records.Select(Text).ToHashSet(), sound);
            if (canBeWritten) Assert.Equal(store.Records.Select(Text), read.Select(Text));
            else Assert.True(sound.Count < read.Count || sound.Count == store.Records.Count);
        }
        try
        {
            DataFileCheck.Check(Folder("store"), CheckDepth.Writing);
        }
        catch (FeatureStoreException error) when (error.Kind == FeatureStoreProblem.Damaged && !canBeWritten)
        {
            return;
        }
        using (var environment = new RawEnvironment(Folder("store")))
        {
            var records = environment.ReadAll();
            environment.Write(changes => records.ForEach(record => changes.Put(record.Key, new byte[record.Value.Length / 2])));
            environment.Write(changes => records.ForEach(record => changes.Delete(record.Key)));
            environment.Write(changes => records.ForEach(record => changes.Put(record.Key, record.Value)));
            Assert.Equal(records.Select(Text), environment.ReadAll().Select(Text));
        }
    }

    private static string Text((byte[] Key, byte[] Value) record) => $"{Convert.ToHexString(record.Key)} {Convert.ToHexString(record.Value)}";

    private FeatureStoreReport Verify() => FeatureStoreVerification.Verify(Folder("store"), progress: null, CancellationToken.None);

    private string Folder(string name) => Path.Combine(folder.Path, name);
}
