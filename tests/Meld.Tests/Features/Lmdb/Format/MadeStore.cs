using Meld.Corpus;
using Meld.Features;
using Meld.Features.Lmdb;
using Meld.Features.Lmdb.Format;
using Meld.Features.Records;
using Meld.Storage;

namespace Meld.Tests.Features.Lmdb.Format;

/// <summary>The data file of a store with every kind of page: branches, leaves, large values, and free pages, some in a list that takes pages of its own.</summary>
internal sealed class MadeStore
{
    private readonly FeatureKeys keys;
    private readonly Random random;

    public MadeStore(string directory, int seed)
    {
        random = new Random(seed);
        keys = new FeatureKeys(new StepIdentity("mel", 1, $"seed={seed}"));
        Directory.CreateDirectory(directory);
        using (var environment = new RawEnvironment(directory))
        {
            environment.Write(changes =>
            {
                changes.Put(RecordKey.About, AboutRecord.Of(AboutRecord.Format, "tests"));
                var step = RecordKey.OfStep(keys.StepDigest);
                changes.Put(step, StepRecord.Of(step, keys.Step));
            });
            // One transaction that frees more pages than a page can list.
            Digest[] gone = [.. Enumerable.Range(0, 4).Select(_ => Content())];
            environment.Write(changes => Array.ForEach(gone, content => Put(changes, content, 700_000)));
            environment.Write(changes => Array.ForEach(gone, content => changes.Delete(RecordKey.OfFeature(keys.Of(content)))));
            using (environment.Hold())
            {
                for (var round = 0; round < 12; round++) environment.Write(changes => PutSome(changes, round));
            }
            environment.Write(changes => PutSome(changes, 100));
            Records = environment.ReadAll();
        }
        Bytes = [.. File.ReadAllBytes(Path.Combine(directory, StorePaths.Data))];
        Snapshot = Read(directory);
        // The store's writer lengthens its file before LMDB may leave the last pages out.
        Array.Resize(ref Bytes, Math.Max(Bytes.Length, (int)(Snapshot.Newer.LastPage + 1) * PageSize) + (3 * PageSize));
    }

    /// <summary>The file.</summary>
    public byte[] Bytes;

    /// <summary>Its records.</summary>
    public List<(byte[] Key, byte[] Value)> Records { get; }

    /// <summary>Its meta pages.</summary>
    public Snapshot Snapshot { get; }

    /// <summary>Bytes of a page.</summary>
    public int PageSize => Snapshot.Newer.PageSize;

    /// <summary>Lays a damaged or whole copy into a folder, without LMDB's lock file.</summary>
    public static void Lay(string directory, byte[] bytes)
    {
        Directory.CreateDirectory(directory);
        File.Delete(Path.Combine(directory, "lock.mdb"));
        File.WriteAllBytes(Path.Combine(directory, StorePaths.Data), bytes);
    }

    private static Snapshot Read(string directory)
    {
        var path = Path.Combine(directory, StorePaths.Data);
        using (var stream = new FileStream(path, FileMode.Open)) stream.SetLength(stream.Length + (1 << 22));
        var findings = new Findings(1);
        using var file = new DataFile(path);
        return Snapshot.Read(file, findings) ?? throw new InvalidOperationException(findings.All[0].What);
    }

    private Digest Content() => Digest.Of(BitConverter.GetBytes(random.NextInt64()));

    private void PutSome(RawEnvironment.Changes changes, int round)
    {
        for (var index = 0; index < 14; index++)
        {
            Put(changes, Content(), random.Next(6) switch { 0 => random.Next(5_000, 20_000), 1 => random.Next(1_900, 2_200), _ => random.Next(0, 200) });
            var path = RecordKey.OfFile($"/corpus/{round}/{index}");
            changes.Put(path, FileRecord.Of(path, new FileStamp(random.Next(), random.NextInt64()), Content()));
            var clip = RecordKey.OfClip("corpus", new UtteranceKey(Split.Dev, round, index));
            changes.Put(clip, ClipRecord.Of(clip, Content()));
        }
        Put(changes, Content(), FeatureValue.Bad("the video is cut off"));
    }

    private void Put(RawEnvironment.Changes changes, Digest content, int size)
    {
        var bytes = new byte[size];
        random.NextBytes(bytes);
        Put(changes, content, FeatureValue.Of(bytes, size));
    }

    private void Put(RawEnvironment.Changes changes, Digest content, FeatureValue value)
    {
        var key = RecordKey.OfFeature(keys.Of(content));
        var record = new byte[FeatureRecord.SizeOf(value)];
        FeatureRecord.Write(key, value, record);
        changes.Put(key, record);
    }
}
