using Meld.Features;
using Meld.Storage;

namespace Meld.Tests.Features;

/// <summary>A step, contents and tensors for tests of the store: the same for equal numbers.</summary>
internal static class StoreExample
{
    public static FeatureKeys Step { get; } = new(new StepIdentity("mel", 1, "bands=64"));

    public static FeatureKeys OtherStep { get; } = new(new StepIdentity("decode", 2, "frames=16") { Precision = "bf16", WeightsHash = new string('a', 64) });

    public static Digest Content(int number) => Digest.Of($"clip {number}");

    public static FeatureKey Key(int number) => Step.Of(Content(number));

    public static byte[] Bytes(int number, int length)
    {
        var bytes = new byte[length];
        new Random(number).NextBytes(bytes);
        return bytes;
    }

    public static FeatureValue Tensor(int number, int length = 5000) => FeatureValue.Of(Bytes(number, length), length);

    /// <summary>Keeps tensors of the first step, each of its own content.</summary>
    public static void Put(FeatureStore store, int first, int count, int length = 5000) => store.Write(changes =>
    {
        for (var number = first; number < first + count; number++) changes.Put(Step, Content(number), Tensor(number, length));
    });

    /// <summary>Asserts that the store has a tensor of <see cref="Put"/>.</summary>
    public static void AssertHas(FeatureReader reader, int number, int length = 5000)
    {
        Assert.True(reader.TryGet(Key(number), out var tensor));
        Assert.True(tensor.Bytes.SequenceEqual(Bytes(number, length)));
    }
}
