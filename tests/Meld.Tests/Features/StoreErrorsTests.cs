using Meld.Features;
using Meld.Features.Lmdb;
using Meld.Storage;
using Meld.Testing;
using Meld.Tests.Features.Lmdb.Format;

namespace Meld.Tests.Features;

public sealed class StoreErrorsTests : IDisposable
{
    private readonly TemporaryDirectory folder = new();

    private string Folder => Path.Combine(folder.Path, "features");

    private string Data => Path.Combine(Folder, StorePaths.Data);

    public void Dispose() => folder.Dispose();

    [Fact]
    public void AFolderThatIsMissing_HasNoStoreToRead_AndStaysMissing()
    {
        AssertFails(FeatureStoreProblem.Missing, $"There is no feature store at {Folder} (there is no such folder): make one with `./meld features fill`.");
        Assert.False(Directory.Exists(Folder));
    }

    [Fact]
    public void AnEmptyFolder_HasNoStoreToRead_AndStaysEmpty()
    {
        Directory.CreateDirectory(Folder);
        AssertFails(FeatureStoreProblem.Missing, $"There is no feature store at {Folder} (the folder has no data.mdb): make one with `./meld features fill`.");
        Assert.Empty(Directory.GetFileSystemEntries(Folder));
    }

    [Fact]
    public void AFile_IsNoStore()
    {
        folder.Write("features", "text");
        AssertFails(FeatureStoreProblem.Missing, $"There is no feature store at {Folder} (it is a file): make one with `./meld features fill`.");
        Assert.Equal(FeatureStoreProblem.Missing, Assert.Throws<FeatureStoreException>(() => FeatureStore.OpenForWriting(Folder)).Kind);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(100)]
    [InlineData(100_000)]
    public void AFileOfAnythingElse_IsDamaged(int length)
    {
        folder.Write("features/data.mdb", StoreExample.Bytes(1, length));
        AssertFails(FeatureStoreProblem.Damaged, null);
        Assert.Equal(FeatureStoreProblem.Damaged, Assert.Throws<FeatureStoreException>(() => FeatureStore.OpenForWriting(Folder)).Kind);
        Assert.Equal(StoreExample.Bytes(1, length), File.ReadAllBytes(Data));
    }

    [Fact]
    public void ADiskThatCannotRead_IsNoDamageToTheStore()
    {
        Directory.CreateDirectory(Folder);
        // Linux has nothing at a process's first address: to read there is an error of input.
        File.CreateSymbolicLink(Data, "/proc/self/mem");
        var error = Assert.Throws<FeatureStoreException>(() => FeatureStore.OpenForReading(Folder));
        Assert.Equal(FeatureStoreProblem.Internal, error.Kind);
        Assert.StartsWith($"The disk cannot read or write the feature store {Folder} (", error.Message, StringComparison.Ordinal);
        Assert.Equal(FeatureStoreProblem.Internal, Assert.Throws<FeatureStoreException>(() => FeatureStoreVerification.Verify(Folder, null, CancellationToken.None)).Kind);
    }

    [Fact]
    public void AnotherFormat_IsSaidWithItsMaker()
    {
        Directory.CreateDirectory(Folder);
        StoreMaker.Make(Folder, format: 7);
        AssertFails(
            FeatureStoreProblem.OtherVersion,
            $"The feature store {Folder} was written in format 7 by Meld 0.1.0, and this version knows format 1: use that version or another folder.");
        Assert.Equal(FeatureStoreProblem.OtherVersion, Assert.Throws<FeatureStoreException>(() => FeatureStore.OpenForWriting(Folder)).Kind);
    }

    [Fact]
    public void AnotherProgramsFile_IsNoStore()
    {
        Directory.CreateDirectory(Folder);
        using (var other = new RawEnvironment(Folder)) other.Write(changes => changes.Put([1, 2, 3], [4, 5, 6]));
        AssertFails(FeatureStoreProblem.OtherVersion, $"{Folder} holds an LMDB file that is no feature store: use another folder.");
    }

    [Fact]
    public void ADamagedTensor_IsAnErrorOfThatRecordOnly()
    {
        using (var store = FeatureStore.OpenForWriting(Folder)) StoreExample.Put(store, 0, 3);
        var bytes = File.ReadAllBytes(Data);
        bytes[bytes.AsSpan().IndexOf(StoreExample.Bytes(1, 5000)) + 4321] ^= 1;
        File.WriteAllBytes(Data, bytes);

        using var damaged = FeatureStore.OpenForReading(Folder);
        using var reader = damaged.Read();
        StoreExample.AssertHas(reader, 0);
        StoreExample.AssertHas(reader, 2);
        Assert.Equal(FeatureState.Stored, reader.StateOf(StoreExample.Key(1)));
        var error = Assert.Throws<FeatureStoreException>(() => reader.TryGet(StoreExample.Key(1), out _));
        Assert.Equal(FeatureStoreProblem.Damaged, error.Kind);
        Assert.Contains($"feature {StoreExample.Key(1).Feature}", error.Message, StringComparison.Ordinal);
        Assert.Throws<FeatureStoreException>(() => reader.ReasonOf(StoreExample.Key(1)));
    }

    [Fact]
    public void AStoreForReading_IsNotWritten()
    {
        FeatureStore.OpenForWriting(Folder).Dispose();
        using var store = FeatureStore.OpenForReading(Folder);
        Assert.Throws<FeatureStoreException>(() => StoreExample.Put(store, 0, 1));
        Assert.Throws<FeatureStoreException>(() => store.Prune(new HashSet<FeatureKey>(), new HashSet<Digest>()));
    }

    [Fact]
    public void WhatWasDisposed_SaysSo()
    {
        var store = FeatureStore.OpenForWriting(Folder);
        StoreExample.Put(store, 0, 1);
        var reader = store.Read();
        reader.Dispose();
        reader.Dispose();
        Assert.Throws<ObjectDisposedException>(() => reader.StateOf(StoreExample.Key(0)));
        Assert.Throws<ObjectDisposedException>(() => reader.TryGet(StoreExample.Key(0), out _));
        Assert.Throws<ObjectDisposedException>(reader.Refresh);
        store.Dispose();
        store.Dispose();
        Assert.Throws<ObjectDisposedException>(store.Read);
        Assert.Throws<ObjectDisposedException>(store.Statistics);
        Assert.Throws<ObjectDisposedException>(() => StoreExample.Put(store, 0, 1));
    }

    [Fact]
    public void AReader_OutlivesItsStore()
    {
        var store = FeatureStore.OpenForWriting(Folder);
        StoreExample.Put(store, 0, 2);
        using var reader = store.Read();
        Assert.True(reader.TryGet(StoreExample.Key(0), out var tensor));
        store.Dispose();

        Assert.True(tensor.Bytes.SequenceEqual(StoreExample.Bytes(0, 5000)));
        StoreExample.AssertHas(reader, 1);
        using var again = FeatureStore.OpenForWriting(Folder);
        StoreExample.Put(again, 2, 1);
        reader.Refresh();
        StoreExample.AssertHas(reader, 2);
    }

    [Fact]
    public void AReaderThatOutlivesItsStore_LeavesTheRightToWrite()
    {
        var store = FeatureStore.OpenForWriting(Folder);
        StoreExample.Put(store, 0, 2);
        using var reader = store.Read();
        Assert.Equal(FeatureStoreProblem.InUse, Assert.Throws<FeatureStoreException>(() => StoreLocks.ForWriting(Folder)).Kind);
        store.Dispose();
        StoreLocks.ForWriting(Folder).Dispose();
        StoreExample.AssertHas(reader, 1);
    }

    [Fact]
    public void AReaderThatMayNotWrite_IsNamedToTheWriter()
    {
        FeatureStore.OpenForWriting(Folder).Dispose();
        using (StoreLocks.AgainstWriters(Folder))
        {
            var error = Assert.Throws<FeatureStoreException>(() => FeatureStore.OpenForWriting(Folder));
            Assert.Equal(FeatureStoreProblem.InUse, error.Kind);
            Assert.StartsWith($"A process that may not write to the feature store {Folder} reads it", error.Message, StringComparison.Ordinal);
        }
        FeatureStore.OpenForWriting(Folder).Dispose();
    }

    [Fact]
    public void WhatAKilledCompactionLeft_TheNextWriterTakesAway()
    {
        using (var store = FeatureStore.OpenForWriting(Folder)) StoreExample.Put(store, 0, 2);
        folder.Write("features/data.mdb.writing", "half a copy");
        FeatureStore.OpenForReading(Folder).Dispose();
        Assert.True(File.Exists(Data + ".writing"));
        FeatureStore.OpenForWriting(Folder).Dispose();
        Assert.False(File.Exists(Data + ".writing"));
    }

    [Fact]
    public void SeveralWritersOfOneProcess_ShareTheStore()
    {
        using FeatureStore reading = FeatureStore.OpenForWriting(Folder), one = FeatureStore.OpenForReading(Folder), two = FeatureStore.OpenForWriting(Path.Combine(Folder, "."));
        StoreExample.Put(reading, 0, 1);
        reading.Dispose();
        StoreExample.Put(two, 1, 1);

        using var reader = one.Read();
        StoreExample.AssertHas(reader, 0);
        StoreExample.AssertHas(reader, 1);
    }

    [Fact]
    public void TooManyReaders_AreAnError_UntilOneEnds()
    {
        using var store = FeatureStore.OpenForWriting(Folder);
        List<FeatureReader> readers = [];
        try
        {
            var error = Assert.Throws<FeatureStoreException>(() =>
            {
                while (readers.Count < 10_000) readers.Add(store.Read());
            });
            Assert.Equal(FeatureStoreProblem.InUse, error.Kind);
            Assert.InRange(readers.Count, 1000, 2000);
            readers[5].Dispose();
            readers.Add(store.Read());
        }
        finally
        {
            readers.ForEach(reader => reader.Dispose());
        }
    }

    [Fact]
    public void AReaderThatWasForgotten_KeepsItsTensors()
    {
        using (var store = FeatureStore.OpenForWriting(Folder)) StoreExample.Put(store, 0, 50);
        var tensor = Forget();
        GC.Collect();
        GC.WaitForPendingFinalizers();

        using (var store = FeatureStore.OpenForWriting(Folder))
        {
            Assert.Equal(FeatureCompaction.InUse, store.Prune(new HashSet<FeatureKey>(), new HashSet<Digest>()).Compaction);
            for (var round = 0; round < 5; round++) StoreExample.Put(store, 100, 50);
        }
        Assert.True(tensor.Bytes.SequenceEqual(StoreExample.Bytes(7, 5000)));
    }

    [System.Runtime.CompilerServices.MethodImpl(System.Runtime.CompilerServices.MethodImplOptions.NoInlining)]
    private FeatureTensor Forget()
    {
        Assert.True(FeatureStore.OpenForReading(Folder).Read().TryGet(StoreExample.Key(7), out var tensor));
        return tensor;
    }

    private void AssertFails(FeatureStoreProblem kind, string? message)
    {
        var error = Assert.Throws<FeatureStoreException>(() => FeatureStore.OpenForReading(Folder));
        Assert.Equal(kind, error.Kind);
        if (message is not null) Assert.Equal(message, error.Message);
    }
}
