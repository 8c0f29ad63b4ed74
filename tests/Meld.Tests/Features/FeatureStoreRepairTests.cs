using Meld.Features;
using Meld.Features.Lmdb;
using Meld.Features.Records;
using Meld.Storage;
using Meld.Testing;
using Meld.Tests.Features.Lmdb.Format;

namespace Meld.Tests.Features;

public sealed class FeatureStoreRepairTests : IDisposable
{
    private readonly TemporaryDirectory folder = new();

    public void Dispose() => folder.Dispose();

    private string Data => Path.Combine(folder.Path, StorePaths.Data);

    [Fact]
    public void Repair_DamagedHead_KeepsEverythingAndTheDamagedFile()
    {
        MakeDamaged(40);
        var damaged = File.ReadAllBytes(Data);
        var result = FeatureStoreRepair.Repair(folder.Path, progress: null, CancellationToken.None);
        Assert.Equal((40, 41), (result.Features, result.Records));
        Assert.Equal(Data + ".damaged-1", result.DamagedFile);
        Assert.Equal(damaged, File.ReadAllBytes(result.DamagedFile));
        AssertHasAll(40);
    }

    [Theory]
    [InlineData(31)]
    [InlineData(32)]
    public void Repair_StoresDamagedInEveryWay_AreSoundAndCanBeFilledAfterwards(int seed)
    {
        var made = new MadeStore(Path.Combine(folder.Path, "made"), seed);
        var random = new Random(seed);
        foreach (var (name, apply) in Damage.Kinds(made, new FileMap(made)))
        {
            MadeStore.Lay(folder.Path, apply((byte[])made.Bytes.Clone(), random));
            var result = FeatureStoreRepair.Repair(folder.Path, progress: null, CancellationToken.None);
            var report = FeatureStoreVerification.Verify(folder.Path, progress: null, CancellationToken.None);
            Assert.True(report.IsSound, name);
            Assert.Equal(result.Records, report.Records);
            using (var store = FeatureStore.OpenForWriting(folder.Path)) StoreExample.Put(store, 0, 2);
            Assert.True(FeatureStoreVerification.Verify(folder.Path, progress: null, CancellationToken.None).IsSound, name);
        }
    }

    [Fact]
    public void Repair_AfterOneThatWasKilledBeforeTheExchange_LosesNothingAndNamesTheDamagedFileOnce()
    {
        MakeDamaged(40);
        // What an attempt leaves that is killed just before it renames: half a new file, and the second name.
        File.WriteAllBytes(Data + DurableFile.TemporarySuffix, new byte[10_000]);
        DurableFile.Link(Data, Data + ".damaged-1");
        File.Delete(Path.Combine(folder.Path, StorePaths.Lock));
        FeatureStoreRepair.Repair(folder.Path, progress: null, CancellationToken.None);
        Assert.False(File.Exists(Data + ".damaged-2"));
        AssertHasAll(40);
    }

    [Fact]
    public void Repair_Twice_KeepsBothDamagedFiles()
    {
        MakeDamaged(5);
        FeatureStoreRepair.Repair(folder.Path, progress: null, CancellationToken.None);
        DamageHead();
        Assert.Equal(Data + ".damaged-2", FeatureStoreRepair.Repair(folder.Path, progress: null, CancellationToken.None).DamagedFile);
        Assert.True(File.Exists(Data + ".damaged-1"));
        AssertHasAll(5);
    }

    [Fact]
    public void Repair_Cancelled_LeavesTheStoreAsItWas()
    {
        MakeDamaged(40);
        var damaged = File.ReadAllBytes(Data);
        Assert.Throws<OperationCanceledException>(() => FeatureStoreRepair.Repair(folder.Path, progress: null, new CancellationToken(canceled: true)));
        Assert.Equal(damaged, File.ReadAllBytes(Data));
        Assert.Empty(Directory.GetFiles(folder.Path, $"*{FeatureStoreRepair.DamagedSuffix}*"));
        Assert.Empty(Directory.GetFiles(folder.Path, $"*{DurableFile.TemporarySuffix}"));
    }

    [Fact]
    public void Repair_WhileSomebodyReads_IsRefused()
    {
        using (var writing = FeatureStore.OpenForWriting(folder.Path)) StoreExample.Put(writing, 0, 5);
        using var store = FeatureStore.OpenForReading(folder.Path);
        var error = Assert.Throws<FeatureStoreException>(() => FeatureStoreRepair.Repair(folder.Path, progress: null, CancellationToken.None));
        Assert.Equal(FeatureStoreProblem.InUse, error.Kind);
    }

    [Fact]
    public void Repair_StoreOfAnotherFormat_IsRefused()
    {
        StoreMaker.Make(folder.Path, AboutRecord.Format + 1);
        DamageHead();
        var error = Assert.Throws<FeatureStoreException>(() => FeatureStoreRepair.Repair(folder.Path, progress: null, CancellationToken.None));
        Assert.Equal(FeatureStoreProblem.OtherVersion, error.Kind);
    }

    [Fact]
    public void Repair_NoStore_SaysThatThereIsNone()
    {
        var missing = Path.Combine(folder.Path, "missing");
        var error = Assert.Throws<FeatureStoreException>(() => FeatureStoreRepair.Repair(missing, progress: null, CancellationToken.None));
        Assert.Equal(FeatureStoreProblem.Missing, error.Kind);
        Assert.False(Directory.Exists(missing));
    }

    private void MakeDamaged(int features)
    {
        using (var store = FeatureStore.OpenForWriting(folder.Path)) StoreExample.Put(store, 0, features);
        DamageHead();
        Assert.Equal(FeatureStoreProblem.Damaged, Assert.Throws<FeatureStoreException>(() => FeatureStore.OpenForReading(folder.Path)).Kind);
    }

    private void DamageHead()
    {
        using var file = new FileStream(Data, FileMode.Open);
        file.Write(new byte[100]);
    }

    private void AssertHasAll(int features)
    {
        Assert.Empty(FeatureStoreVerification.Verify(folder.Path, progress: null, CancellationToken.None).Problems);
        using var store = FeatureStore.OpenForReading(folder.Path);
        using var reader = store.Read();
        for (var number = 0; number < features; number++) StoreExample.AssertHas(reader, number);
    }
}
