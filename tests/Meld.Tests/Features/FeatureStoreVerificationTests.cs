using Meld.Features;
using Meld.Features.Lmdb;
using Meld.Features.Lmdb.Format;
using Meld.Features.Records;
using Meld.Storage;
using Meld.Testing;
using Meld.Tests.Features.Lmdb.Format;

namespace Meld.Tests.Features;

public sealed class FeatureStoreVerificationTests : IDisposable
{
    private readonly TemporaryDirectory folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void Verify_SoundStore_CountsItsRecords()
    {
        using (var store = FeatureStore.OpenForWriting(folder.Path))
        {
            StoreExample.Put(store, 0, 20);
            store.Write(changes =>
            {
                changes.Put(StoreExample.OtherStep, StoreExample.Content(1), FeatureValue.Absent("no sound"));
                changes.Put(StoreExample.OtherStep, StoreExample.Content(2), FeatureValue.Bad("cut off"));
                changes.PutFile("/clip.mp4", new FileStamp(1, 2), StoreExample.Content(1));
            });
        }
        var report = Verify();
        Assert.Empty(report.Problems);
        Assert.Equal((20, 1, 1), (report.Features[FeatureState.Stored], report.Features[FeatureState.Absent], report.Features[FeatureState.Bad]));
        Assert.Equal((2, 1, 0, 25), (report.Steps, report.Files, report.Clips, report.Records));
        Assert.InRange(report.FileBytes, report.Bytes, 10 * report.Bytes);
    }

    [Fact]
    public void Verify_DamagedTensor_NamesFeatureAndStep()
    {
        using (var store = FeatureStore.OpenForWriting(folder.Path)) StoreExample.Put(store, 0, 3);
        Damage(StoreExample.Bytes(1, 5000));
        var report = Verify();
        Assert.Equal($"Feature {StoreExample.Key(1).Feature} of step mel v1: its checksum does not hold.", Assert.Single(report.Problems));
        Assert.Equal(2, report.Features[FeatureState.Stored]);
    }

    [Fact]
    public void Verify_RecordAboutTheStoreUnderAnotherKey_IsADamagedStoreAndNoForeignFile()
    {
        using (var store = FeatureStore.OpenForWriting(folder.Path)) StoreExample.Put(store, 0, 3);
        var path = Path.Combine(folder.Path, StorePaths.Data);
        var bytes = File.ReadAllBytes(path);
        // Its key of one letter stands before its checksum, in as many places as the file has versions of the leaf.
        for (var at = bytes.AsSpan().IndexOf("Meld "u8); at >= 0 && at < bytes.Length; at = Next(bytes, at)) bytes[at - 13] = (byte)'B';
        File.WriteAllBytes(path, bytes);
        Assert.NotEmpty(Verify().Problems);
        Assert.Equal(FeatureStoreProblem.Damaged, Assert.Throws<FeatureStoreException>(() => FeatureStore.OpenForReading(folder.Path)).Kind);

        static int Next(byte[] bytes, int at) => bytes.AsSpan(at + 1).IndexOf("Meld "u8) is >= 0 and var next ? at + 1 + next : -1;
    }

    [Fact]
    public void Verify_StoreOfAnotherFormat_Says()
    {
        StoreMaker.Make(folder.Path, AboutRecord.Format + 1);
        Assert.Equal(FeatureStoreProblem.OtherVersion, Assert.Throws<FeatureStoreException>(Verify).Kind);
    }

    [Fact]
    public void Verify_NoStore_SaysThatThereIsNone() =>
        Assert.Equal(FeatureStoreProblem.Missing, Assert.Throws<FeatureStoreException>(Verify).Kind);

    [Fact]
    public void Verify_WhileAnotherHasTheStoreForItself_SaysSoAndFindsNothing()
    {
        using (var store = FeatureStore.OpenForWriting(folder.Path)) StoreExample.Put(store, 0, 3);
        using (StoreLocks.TryAlone(folder.Path)) Assert.Equal(FeatureStoreProblem.InUse, Assert.Throws<FeatureStoreException>(Verify).Kind);
        Assert.Empty(Verify().Problems);
    }

    [Fact]
    public void Verify_FileThatIsEmpty_IsDamaged()
    {
        File.WriteAllBytes(Path.Combine(folder.Path, StorePaths.Data), []);
        Assert.Equal("The file has only 0 bytes.", Assert.Single(Verify().Problems));
        Assert.Equal(FeatureStoreProblem.Damaged, Assert.Throws<FeatureStoreException>(() => FeatureStore.OpenForWriting(folder.Path)).Kind);
    }

    [Fact]
    public void Verify_Cancelled_Ends()
    {
        using (var store = FeatureStore.OpenForWriting(folder.Path)) StoreExample.Put(store, 0, 3);
        Assert.Throws<OperationCanceledException>(() => FeatureStoreVerification.Verify(folder.Path, progress: null, new CancellationToken(canceled: true)));
    }

    [Fact]
    public async Task Verify_WhileAnotherThreadWritesAndRemoves_FindsNothing()
    {
        using var store = FeatureStore.OpenForWriting(folder.Path);
        StoreExample.Put(store, 0, 200);
        using var stop = new CancellationTokenSource();
        var writing = Task.Run(() =>
        {
            for (var number = 0; !stop.IsCancellationRequested; number = (number + 1) % 150)
            {
                store.Write(changes => changes.Remove(StoreExample.Key(number)));
                StoreExample.Put(store, number, 1, 4000 + (number * 7));
            }
        });
        for (var round = 0; round < 15; round++)
        {
            Assert.Empty(Verify().Problems);
            DataFileCheck.Check(folder.Path, CheckDepth.Reading);
        }
        await stop.CancelAsync();
        await writing;
    }

    [Fact]
    public void Open_EachKindOfStructuralDamage_IsAnErrorAndNoCrash()
    {
        var made = new MadeStore(Path.Combine(folder.Path, "made"), seed: 21);
        var random = new Random(21);
        foreach (var (name, apply) in Lmdb.Format.Damage.Kinds(made, new FileMap(made)))
        {
            var directory = Path.Combine(folder.Path, "store");
            MadeStore.Lay(directory, apply((byte[])made.Bytes.Clone(), random));
            var opens = Record.Exception(() => FeatureStore.OpenForReading(directory).Dispose());
            var writes = Record.Exception(() => FeatureStore.OpenForWriting(directory).Dispose());
            Assert.True(opens is null or FeatureStoreException { Kind: FeatureStoreProblem.Damaged }, $"{name}: {opens}");
            Assert.True(writes is null or FeatureStoreException { Kind: FeatureStoreProblem.Damaged }, $"{name}: {writes}");
            Assert.True(opens is null || writes is not null, name);
        }
    }

    private FeatureStoreReport Verify() => FeatureStoreVerification.Verify(folder.Path, progress: null, CancellationToken.None);

    private void Damage(byte[] tensor)
    {
        var path = Path.Combine(folder.Path, StorePaths.Data);
        var bytes = File.ReadAllBytes(path);
        bytes[bytes.AsSpan().IndexOf(tensor) + 100] ^= 1;
        File.WriteAllBytes(path, bytes);
    }
}
