using Meld.Features;
using Meld.Testing;

namespace Meld.Tests.Features;

/// <summary>Stores that several processes use, or that are denied something.</summary>
public sealed class StoreProcessesTests : IDisposable
{
    private readonly TemporaryDirectory folder = new();

    private string Folder => Path.Combine(folder.Path, "features");

    public void Dispose() => folder.Dispose();

    [Fact]
    public void AWriter_KilledAFewTimes_LosesNothingThatWasWritten() => Kill(kills: 3, seed: 5);

    [Fact]
    [Trait("Category", "Slow")]
    public void AWriter_Killed50Times_LosesNothingThatWasWritten() => Kill(kills: 50, seed: 6);

    [Fact]
    public void OneProcessWrites()
    {
        using var other = StoreProcess.Start("hold", Folder);
        Assert.Equal("ready", other.ReadLine());

        var error = Assert.Throws<FeatureStoreException>(() => FeatureStore.OpenForWriting(Folder));
        Assert.Equal(FeatureStoreProblem.InUse, error.Kind);
        Assert.Equal($"Another process writes to the feature store {Folder}: wait until it ends, or use another folder.", error.Message);
        using (var reading = FeatureStore.OpenForReading(Folder))
        {
            using var reader = reading.Read();
            Assert.Equal(FeatureState.Unknown, reader.StateOf(StoreExample.Key(1)));
        }
        Assert.Equal(0, other.End().ExitCode);
        using var store = FeatureStore.OpenForWriting(Folder);
        StoreExample.Put(store, 1, 1);
    }

    [Fact]
    public void OtherProcesses_ReadWhileThisOneWrites()
    {
        using var store = FeatureStore.OpenForWriting(Folder);
        StoreExample.Put(store, 0, 50);
        using StoreProcess one = StoreProcess.Start("read", Folder, "50"), two = StoreProcess.Start("read", Folder, "50");
        Assert.Equal(("ready", "ready"), (one.ReadLine(), two.ReadLine()));
        for (var round = 0; round < 20; round++)
        {
            StoreExample.Put(store, 0, 50);
            StoreExample.Put(store, 50, 10, 1000 + (round * 5000));
        }

        Assert.Equal(0, one.End().ExitCode);
        Assert.Equal(0, two.End().ExitCode);
    }

    [Fact]
    public void WhatAKilledReaderSaw_IsUsedAgain()
    {
        using var store = FeatureStore.OpenForWriting(Folder);
        StoreExample.Put(store, 0, 100, 20_000);
        using (var reader = StoreProcess.Start("look", Folder, "1"))
        {
            Assert.Equal("Stored", reader.ReadLine());
            reader.Kill();
        }
        for (var round = 0; round < 15; round++) StoreExample.Put(store, 0, 100, 20_000);

        // 15 rounds of 2 MB, of which at most a few are there at once.
        Assert.InRange(store.Statistics().FileBytes, 2_000_000, 12_000_000);
    }

    [Fact]
    public void AStoreThatOthersHaveOpen_IsPrunedAndKeepsItsSize()
    {
        using var store = FeatureStore.OpenForWriting(Folder);
        StoreExample.Put(store, 0, 100, 20_000);
        using (var other = StoreProcess.Start("look", Folder, "1"))
        {
            Assert.Equal("Stored", other.ReadLine());
            var pruning = store.Prune(new HashSet<FeatureKey> { StoreExample.Key(1) }, new HashSet<Meld.Storage.Digest>());
            Assert.Equal((99, FeatureCompaction.InUse), (pruning.Records, pruning.Compaction));
            Assert.Equal(0, other.End().ExitCode);
        }
        var again = store.Prune(new HashSet<FeatureKey> { StoreExample.Key(1) }, new HashSet<Meld.Storage.Digest>());

        Assert.Equal((0, FeatureCompaction.Done), (again.Records, again.Compaction));
        Assert.InRange(again.FileBytesAfter, 0, 200_000);
    }

    [Fact]
    public void ACompaction_UnderAProgramThatKnowsNoLocks_LosesNothing()
    {
        using var store = FeatureStore.OpenForWriting(Folder);
        using var other = StoreProcess.Start("raw", Folder);
        Assert.Equal("ready", other.ReadLine());
        // LMDB chooses between two meta pages by whether the transaction's number is even.
        for (var round = 1; round <= 2; round++)
        {
            for (var number = 0; number < 49 + round; number++) StoreExample.Put(store, number, 1);
            Assert.Equal(FeatureCompaction.Done, store.Prune(Enumerable.Range(0, 10).Select(StoreExample.Key).ToHashSet(), new HashSet<Meld.Storage.Digest>()).Compaction);
            StoreExample.Put(store, 100, 1);
            using var reader = store.Read();
            StoreExample.AssertHas(reader, 100);
            for (var number = 0; number < 10; number++) StoreExample.AssertHas(reader, number);
        }
    }

    [MountFact]
    public void WithoutRoomForASmallerCopy_TheStoreKeepsItsSize_AndGoesOn()
    {
        Directory.CreateDirectory(Folder);
        using var process = StoreProcess.Mounted("mount -t tmpfs -o size=8m tmpfs \"$1\"; store prune \"$1/store\" 80", Folder);
        Assert.Equal((0, "NoRoom\ngoes on\nshared\n"), process.End());
    }

    [MountFact]
    public void AFullDisk_IsAnError_AndTheStoreGoesOn()
    {
        Directory.CreateDirectory(Folder);
        using var process = StoreProcess.Mounted("mount -t tmpfs -o size=8m tmpfs \"$1\"; store fill \"$1/store\" 0", Folder);
        var (exitCode, output) = process.End();

        Assert.True(exitCode == 0, output);
        var lines = output.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Matches(
            @"^Full: There is no room for more in the feature store .*store, which takes [0-9.]+ MB with 0\.[0-9] MB free beside it: free some or use another folder "
            + @"\(what it holds is intact\)\.$", lines[0]);
        Assert.InRange(int.Parse(lines[1], null), 80, 128);
        Assert.Equal("goes on", lines[2]);
    }

    [MountFact]
    public void AFullDisk_OfManySmallRecords_IsPruned_AndHasRoomAgain()
    {
        Directory.CreateDirectory(Folder);
        using var process = StoreProcess.Mounted("mount -t tmpfs -o size=12m tmpfs \"$1\"; store crowd \"$1/store\"", Folder);
        Assert.Equal((0, "Full\nInUse\nTrue\n0\n"), process.End());
    }

    [MountFact]
    public void AFullDisk_HasNoRoomForANewStore_ButOneThatIsThereIsRead()
    {
        Directory.CreateDirectory(Folder);
        using var process = StoreProcess.Mounted(
            "mount -t tmpfs -o size=8m tmpfs \"$1\"; echo | store fill \"$1/store\" 3000000 >/dev/null; rm \"$1/store/lock.mdb\"; head -c 20m /dev/zero >\"$1/rest\" 2>/dev/null; "
            + "echo | store look \"$1/store\" 1; store hold \"$1/other\"", Folder);
        var lines = process.End().Output.Split('\n', StringSplitOptions.RemoveEmptyEntries);

        Assert.Equal("Stored", lines[0]);
        Assert.StartsWith("Full: There is no room", lines[1], StringComparison.Ordinal);
    }

    [Fact]
    public void AFileThatMayNotGrow_IsAnError()
    {
        using var process = StoreProcess.Start("fill", Folder, "6000000");
        var (exitCode, output) = process.End();

        Assert.True(exitCode == 0, output);
        var lines = output.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.StartsWith("Full: There is no room", lines[0], StringComparison.Ordinal);
        Assert.InRange(int.Parse(lines[1], null), 10, 92);
    }

    [Fact]
    public void AFileThatMayNotBeMade_IsAnError()
    {
        using var process = StoreProcess.Start("fill", Folder, "10000");
        var (exitCode, output) = process.End();

        Assert.Equal(1, exitCode);
        Assert.StartsWith("Full: There is no room", output, StringComparison.Ordinal);
    }

    [MountFact]
    public void AStoreThatMayOnlyBeRead_IsRead()
    {
        Directory.CreateDirectory(Folder);
        using var process = StoreProcess.Mounted(
            "mount -t tmpfs tmpfs \"$1\"; echo | store fill \"$1/store\" 3000000 >/dev/null; mount -o remount,ro \"$1\"; echo | store look \"$1/store\" 1; store hold \"$1/store\"; "
            + "store hold \"$1/new\"", Folder);
        var lines = process.End().Output.Split('\n', StringSplitOptions.RemoveEmptyEntries);

        Assert.Equal("Stored", lines[0]);
        Assert.Matches("^Missing: The feature store .*store may not be used by this user .*: change its permissions or use another folder.$", lines[1]);
        Assert.StartsWith("Missing: ", lines[2], StringComparison.Ordinal);
    }

    [MountFact]
    public void WithoutLiblmdb_OneSentenceSaysWhatToInstall()
    {
        Directory.CreateDirectory(Folder);
        using var process = StoreProcess.Mounted(
            "for file in $(find /usr/lib /lib /usr/local/lib -name 'liblmdb.so.0*'); do mount --bind /dev/null \"$file\"; done; store hold \"$1/store\"", Folder);
        var (exitCode, output) = process.End();

        Assert.Equal((1, "Internal: The feature store needs liblmdb: sudo apt-get install liblmdb0\n"), (exitCode, output));
    }

    private void Kill(int kills, int seed)
    {
        var random = new Random(seed);
        for (var kill = 0; kill < kills; kill++)
        {
            using var process = StoreProcess.Start("write", Folder);
            Assert.Equal("0", process.ReadLine());
            Thread.Sleep(random.Next(200));
            var last = process.Kill() is [.., var line] && int.TryParse(line, out var number) ? number : 0;

            // What comes after the last that it said may be there, but whole.
            using var store = FeatureStore.OpenForWriting(Folder);
            using var reader = store.Read();
            for (var change = 0; change <= last; change++)
            {
                for (var record = 0; record < StoreProgram.Group; record++) StoreExample.AssertHas(reader, (change * StoreProgram.Group) + record, 3000 + (change % 5 * 40_000));
            }
            for (var change = last; change < last + 3; change++)
            {
                Assert.Single(Enumerable.Range(change * StoreProgram.Group, StoreProgram.Group).Select(number => reader.StateOf(StoreExample.Key(number))).Distinct());
            }
        }
    }
}
