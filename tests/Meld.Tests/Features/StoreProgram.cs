using System.Globalization;
using System.Runtime.InteropServices;
using Meld.Features;
using Meld.Features.Lmdb;
using Meld.Storage;
using Meld.Tests.Features.Lmdb.Format;

namespace Meld.Tests.Features;

/// <summary>Uses a store in a process of its own; what happened goes to standard output, a line each.</summary>
internal static class StoreProgram
{
    /// <summary>Records of one change of <c>write</c>.</summary>
    public const int Group = 3;

    /// <summary>Bytes of a tensor of <c>fill</c>.</summary>
    public const int Large = 64 << 10;

    private const int FileSizeLimit = 1;

    public static int Run(string[] args)
    {
        try
        {
            switch (args)
            {
                case ["write", var directory]:
                    Write(directory);
                    break;
                case ["hold", var directory]:
                    Hold(FeatureStore.OpenForWriting(directory));
                    break;
                case ["look", var directory, var number]:
                    Look(directory, int.Parse(number, CultureInfo.InvariantCulture));
                    break;
                case ["read", var directory, var count]:
                    Read(directory, int.Parse(count, CultureInfo.InvariantCulture));
                    break;
                case ["fill", var directory, var limit]:
                    Fill(directory, ulong.Parse(limit, CultureInfo.InvariantCulture));
                    break;
                case ["raw", var directory]:
                    Raw(directory);
                    break;
                case ["crowd", var directory]:
                    Crowd(directory);
                    break;
                case ["prune", var directory, var count]:
                    Prune(directory, int.Parse(count, CultureInfo.InvariantCulture));
                    break;
                default:
                    Say("unknown");
                    return 2;
            }
            return 0;
        }
        catch (FeatureStoreException error)
        {
            Say($"{error.Kind}: {error.Message}");
            return 1;
        }
    }

    // Says each change that is on the disk, until it is killed.
    private static void Write(string directory)
    {
        using var store = FeatureStore.OpenForWriting(directory);
        for (var change = 0; ; change++)
        {
            StoreExample.Put(store, change * Group, Group, 3000 + (change % 5 * 40_000));
            Say(change);
        }
    }

    private static void Hold(FeatureStore store)
    {
        using (store)
        {
            using var reader = store.Read();
            Say("ready");
            Console.In.ReadLine();
        }
    }

    private static void Look(string directory, int number)
    {
        using var store = FeatureStore.OpenForReading(directory);
        using var reader = store.Read();
        Say(reader.StateOf(StoreExample.Key(number)));
        Console.In.ReadLine();
    }

    // Reads until nobody listens any more.
    private static void Read(string directory, int count)
    {
        using var store = FeatureStore.OpenForReading(directory);
        using var reader = store.Read();
        Say("ready");
        var ended = Task.Run(Console.In.ReadLine);
        var reads = 0;
        for (; !ended.IsCompleted || reads < count; reads++)
        {
            StoreExample.AssertHas(reader, reads % count);
            if (reads % count == 0) reader.Refresh();
        }
        Say(reads);
    }

    // Writes until there is no room, says so, makes room and goes on.
    private static void Fill(string directory, ulong limit)
    {
        if (limit > 0) Limit(limit);
        using var store = FeatureStore.OpenForWriting(directory);
        var stored = 0;
        try
        {
            for (; stored < 1000; stored++) StoreExample.Put(store, stored, 1, Large);
        }
        catch (FeatureStoreException error)
        {
            Say($"{error.Kind}: {error.Message}");
        }
        Say(stored);
        using (var reader = store.Read())
        {
            for (var number = 0; number < stored; number++) StoreExample.AssertHas(reader, number, Large);
        }
        if (limit > 0) return;
        store.Write(changes =>
        {
            for (var number = 0; number < stored / 2; number++) changes.Remove(StoreExample.Key(number));
        });
        StoreExample.Put(store, 0, stored / 4, Large);
        using var again = store.Read();
        for (var number = 0; number < stored / 4; number++) StoreExample.AssertHas(again, number, Large);
        Say("goes on");
    }

    // Small records until there is no room; then most of them go, and others come.
    private static void Crowd(string directory)
    {
        using var store = FeatureStore.OpenForWriting(directory);
        var stored = 0;
        try
        {
            for (; stored < 1_000_000; stored += 500) StoreExample.Put(store, stored, 500, 10);
        }
        catch (FeatureStoreException error)
        {
            Say(error.Kind);
        }
        // Which others have open, so that the file stays as it is.
        using var other = FeatureStore.OpenForReading(directory);
        var pruning = store.Prune(Enumerable.Range(0, 10).Select(StoreExample.Key).ToHashSet(), new HashSet<Digest>());
        Say(pruning.Compaction);
        Say(pruning.Records == stored - 10);
        StoreExample.Put(store, stored, 100, Large / 8);
        using var reader = other.Read();
        for (var number = 0; number < 10; number++) StoreExample.AssertHas(reader, number, 10);
        for (var number = stored; number < stored + 100; number++) StoreExample.AssertHas(reader, number, Large / 8);
        Say(FeatureStoreVerification.Verify(directory, progress: null, CancellationToken.None).Problems.Count);
    }

    // LMDB's own tools know nothing of the store's locks.
    private static void Raw(string directory)
    {
        using var environment = new RawEnvironment(directory);
        using var held = environment.Hold();
        Say("ready");
        Console.In.ReadLine();
    }

    // Takes one record of some away, where there may be no room for a smaller copy of the rest, and goes on.
    private static void Prune(string directory, int count)
    {
        using var store = FeatureStore.OpenForWriting(directory);
        StoreExample.Put(store, 0, count, Large);
        Say(store.Prune(Enumerable.Range(1, count - 1).Select(StoreExample.Key).ToHashSet(), new HashSet<Digest>()).Compaction);
        StoreExample.Put(store, count, 1, Large);
        using var other = FeatureStore.OpenForReading(directory);
        using var reader = other.Read();
        for (var number = 1; number <= count; number++) StoreExample.AssertHas(reader, number, Large);
        Say(File.Exists(Path.Combine(directory, "data.mdb.writing")) ? "left over" : "goes on");
        // Whoever has the store for itself is nobody.
        Say(StoreLocks.TryAlone(directory) is null ? "shared" : "free");
    }

    private static void Limit(ulong bytes)
    {
        ulong[] limits = [bytes, bytes];
        if (setrlimit(FileSizeLimit, limits) != 0) throw new InvalidOperationException("setrlimit failed");
    }

    private static void Say(object what) => Console.Out.WriteLine(what);

    [DllImport("libc")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int setrlimit(int resource, ulong[] limits);
}
