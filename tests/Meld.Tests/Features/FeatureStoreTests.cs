using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Meld.Corpus;
using Meld.Features;
using Meld.Storage;
using Meld.Testing;

namespace Meld.Tests.Features;

public sealed class FeatureStoreTests : IDisposable
{
    private readonly TemporaryDirectory folder = new();

    private string Folder => Path.Combine(folder.Path, "features");

    public void Dispose() => folder.Dispose();

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(1949)]
    [InlineData(5000)]
    [InlineData(1 << 20)]
    public void Bytes_ComeBackAsTheyWere(int length)
    {
        using var store = FeatureStore.OpenForWriting(Folder);
        StoreExample.Put(store, 7, 1, length);

        using var reader = store.Read();
        Assert.True(reader.TryGet(StoreExample.Key(7), out var tensor));
        Assert.Equal(TensorType.U8, tensor.Type);
        Assert.Equal([length], tensor.Shape.ToArray());
        Assert.Equal(StoreExample.Bytes(7, length), tensor.Bytes.ToArray());
        Assert.Equal(FeatureState.Stored, reader.StateOf(StoreExample.Key(7)));
        Assert.Null(reader.ReasonOf(StoreExample.Key(7)));
    }

    [Fact]
    public void Floats_ComeBackWithTheirShape()
    {
        using var store = FeatureStore.OpenForWriting(Folder);
        var values = Enumerable.Range(0, 24).Select(number => number / 7f).ToArray();
        store.Write(changes => changes.Put(StoreExample.Step, StoreExample.Content(1), FeatureValue.Of(values, 2, 3, 4)));

        using var reader = store.Read();
        Assert.True(reader.TryGet(StoreExample.Key(1), out var tensor));
        Assert.Equal([2, 3, 4], tensor.Shape.ToArray());
        Assert.Equal(values, tensor.Values<float>().ToArray());
        Assert.Throws<InvalidOperationException>(() =>
        {
            reader.TryGet(StoreExample.Key(1), out var same);
            return same.Values<int>().Length;
        });
    }

    [Fact]
    public void Shapes_MayBeEmptyOrHaveEightDimensionsOrNone()
    {
        using var store = FeatureStore.OpenForWriting(Folder);
        (int Content, float[] Values, int[] Shape)[] tensors = [(1, [], [3, 0, 5]), (2, [1, 2], [1, 1, 1, 2, 1, 1, 1, 1]), (3, [4], []), (4, [], [0])];
        store.Write(changes =>
        {
            foreach (var (content, values, shape) in tensors) changes.Put(StoreExample.Step, StoreExample.Content(content), FeatureValue.Of(values, shape));
        });

        using var reader = store.Read();
        foreach (var (content, values, shape) in tensors)
        {
            Assert.True(reader.TryGet(StoreExample.Key(content), out var tensor));
            Assert.Equal(shape, tensor.Shape.ToArray());
            Assert.Equal(values, tensor.Values<float>().ToArray());
        }
    }

    [Fact]
    public void TensorsOfTheirOwnPages_BeginAtACacheLine()
    {
        using var store = FeatureStore.OpenForWriting(Folder);
        StoreExample.Put(store, 0, 10);

        using var reader = store.Read();
        for (var number = 0; number < 10; number++)
        {
            Assert.True(reader.TryGet(StoreExample.Key(number), out var tensor));
            Assert.Equal(0, Unsafe.ByteOffset(ref Unsafe.NullRef<byte>(), ref MemoryMarshal.GetReference(tensor.Bytes)) % 64);
        }
    }

    [Fact]
    public void ClipsWithoutTensor_HaveAReason()
    {
        using var store = FeatureStore.OpenForWriting(Folder);
        store.Write(changes =>
        {
            changes.Put(StoreExample.Step, StoreExample.Content(1), FeatureValue.Absent("no sound"));
            changes.Put(StoreExample.Step, StoreExample.Content(2), FeatureValue.Bad("no such codec: ü"));
            changes.Put(StoreExample.Step, StoreExample.Content(3), FeatureValue.Bad(new string('ü', 5000)));
        });

        using var reader = store.Read();
        Assert.Equal((FeatureState.Absent, "no sound"), (reader.StateOf(StoreExample.Key(1)), reader.ReasonOf(StoreExample.Key(1))));
        Assert.Equal((FeatureState.Bad, "no such codec: ü"), (reader.StateOf(StoreExample.Key(2)), reader.ReasonOf(StoreExample.Key(2))));
        Assert.Equal(new string('ü', 500), reader.ReasonOf(StoreExample.Key(3)));
        Assert.False(reader.TryGet(StoreExample.Key(1), out _));
        Assert.False(reader.TryGet(StoreExample.Key(2), out _));
        Assert.Equal((FeatureState.Unknown, null), (reader.StateOf(StoreExample.Key(4)), reader.ReasonOf(StoreExample.Key(4))));
        Assert.False(reader.TryGet(StoreExample.Key(4), out _));
    }

    [Fact]
    public void Hashes_AreKnownByStampAndByUtterance()
    {
        using var store = FeatureStore.OpenForWriting(Folder);
        var (stamp, clip) = (new FileStamp(100, 5), new UtteranceKey(Split.Dev, 3, 4));
        store.Write(changes =>
        {
            changes.PutFile("/clips/dia1_utt1.mp4", stamp, StoreExample.Content(1));
            changes.PutClip("corpus", clip, StoreExample.Content(2));
        });

        using var reader = store.Read();
        Assert.Equal(StoreExample.Content(1), reader.HashOfFile("/clips/dia1_utt1.mp4", stamp));
        Assert.Null(reader.HashOfFile("/clips/dia1_utt1.mp4", stamp with { Time = 6 }));
        Assert.Null(reader.HashOfFile("/clips/dia1_utt1.mp4", stamp with { Length = 101 }));
        Assert.Null(reader.HashOfFile("/clips/dia1_utt2.mp4", stamp));
        Assert.Equal(StoreExample.Content(2), reader.HashOfClip("corpus", clip));
        Assert.Null(reader.HashOfClip("other", clip));
        Assert.Null(reader.HashOfClip("corpus", clip with { Split = Split.Train }));
        Assert.Null(reader.HashOfClip("corpus", clip with { Utterance = 3 }));
    }

    [Fact]
    public void Records_AreReplacedAndRemoved()
    {
        using var store = FeatureStore.OpenForWriting(Folder);
        StoreExample.Put(store, 1, 2);
        store.Write(changes =>
        {
            changes.Put(StoreExample.Step, StoreExample.Content(1), StoreExample.Tensor(9, 300));
            changes.Remove(StoreExample.Key(2));
            changes.Remove(StoreExample.Key(3));
        });

        using var reader = store.Read();
        Assert.True(reader.TryGet(StoreExample.Key(1), out var tensor));
        Assert.Equal(StoreExample.Bytes(9, 300), tensor.Bytes.ToArray());
        Assert.Equal(FeatureState.Unknown, reader.StateOf(StoreExample.Key(2)));
    }

    [Fact]
    public void AReader_SeesOneMoment_UntilItIsRefreshed()
    {
        using var store = FeatureStore.OpenForWriting(Folder);
        StoreExample.Put(store, 1, 1);
        using var reader = store.Read();
        StoreExample.Put(store, 2, 1);

        Assert.Equal(FeatureState.Unknown, reader.StateOf(StoreExample.Key(2)));
        reader.Refresh();
        StoreExample.AssertHas(reader, 2);
    }

    [Fact]
    public void AStore_IsThereAfterItWasClosed()
    {
        using (var store = FeatureStore.OpenForWriting(Folder)) StoreExample.Put(store, 0, 100);

        using var again = FeatureStore.OpenForReading(Folder);
        using var reader = again.Read();
        for (var number = 0; number < 100; number++) StoreExample.AssertHas(reader, number);
    }

    [Fact]
    public void ChangesThatThrow_ChangeNothing()
    {
        using var store = FeatureStore.OpenForWriting(Folder);
        var error = Assert.Throws<InvalidOperationException>(() => store.Write(changes =>
        {
            changes.Put(StoreExample.Step, StoreExample.Content(1), StoreExample.Tensor(1));
            throw new InvalidOperationException("enough");
        }));

        Assert.Equal("enough", error.Message);
        using var reader = store.Read();
        Assert.Equal(FeatureState.Unknown, reader.StateOf(StoreExample.Key(1)));
    }

    [Fact]
    public void Changes_AreMadeInsideWriteOnly()
    {
        using var store = FeatureStore.OpenForWriting(Folder);
        FeatureWriter? kept = null;
        store.Write(changes => kept = changes);

        Assert.Throws<InvalidOperationException>(() => kept!.Remove(StoreExample.Key(1)));
    }

    [Fact]
    public void WritersOfSeveralThreads_AllComeThrough()
    {
        using var store = FeatureStore.OpenForWriting(Folder);
        Parallel.For(0, 64, new ParallelOptions { MaxDegreeOfParallelism = 8 }, number => StoreExample.Put(store, number * 5, 5, 700));

        using var reader = store.Read();
        for (var number = 0; number < 320; number++) StoreExample.AssertHas(reader, number, 700);
    }

    [Fact]
    public void Readers_ReadWhileOneWrites()
    {
        using var store = FeatureStore.OpenForWriting(Folder);
        StoreExample.Put(store, 0, 50);
        var ended = false;
        var readers = Enumerable.Range(0, 3).Select(seed => Task.Run(() =>
        {
            var (random, reads) = (new Random(seed), 0);
            using var other = FeatureStore.OpenForReading(Folder);
            using var reader = other.Read();
            for (; !Volatile.Read(ref ended) || reads < 100; reads++)
            {
                StoreExample.AssertHas(reader, random.Next(50));
                if (reads % 10 == 0) reader.Refresh();
            }
            return reads;
        })).ToArray();
        for (var round = 0; round < 20; round++)
        {
            StoreExample.Put(store, 0, 50);
            StoreExample.Put(store, 50 + (round * 10), 10, 40_000);
        }
        Volatile.Write(ref ended, true);
        Assert.All(readers, reader => Assert.InRange(reader.GetAwaiter().GetResult(), 100, int.MaxValue));
    }
}
