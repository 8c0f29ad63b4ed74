using Meld.Features;
using Meld.Storage;

namespace Meld.Bench.Features;

/// <summary>Stores of tensors of one size.</summary>
internal static class ExampleStore
{
    /// <summary>Bytes of a tensor.</summary>
    public const int TensorSize = 5000;

    /// <summary>The step of all of them.</summary>
    public static FeatureKeys Step { get; } = new(new StepIdentity("benchmark", 1, "size=5000"));

    /// <summary>Makes a store.</summary>
    /// <returns>The keys of its features.</returns>
    public static FeatureKey[] Make(string folder, int count)
    {
        var (random, bytes) = (new Random(1), new byte[TensorSize]);
        using var store = FeatureStore.OpenForWriting(folder);
        foreach (var chunk in Enumerable.Range(0, count).Chunk(1000))
        {
            store.Write(changes =>
            {
                foreach (var number in chunk)
                {
                    random.NextBytes(bytes);
                    changes.Put(Step, Digest.Of($"clip {number}"), FeatureValue.Of([.. bytes], TensorSize));
                }
            });
        }
        return [.. Enumerable.Range(0, count).Select(number => Step.Of(Digest.Of($"clip {number}")))];
    }
}
