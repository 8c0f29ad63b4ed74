using System.Collections;

namespace TorchSharp.Utils;

/// <summary>The numbers from 0 to size - 1 in random order: for the same seed, the same order as TorchSharp's loaders.</summary>
/// <param name="size">How many.</param>
/// <param name="seed">The seed; null for another order at each enumeration.</param>
internal sealed class FisherYatesShuffler(long size, int? seed) : IEnumerable<long>
{
    /// <inheritdoc/>
    public IEnumerator<long> GetEnumerator() => ((IEnumerable<long>)Shuffled()).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    // "Inside out": each number goes to a random place among those before it, whose former owner moves to the end.
    private long[] Shuffled()
    {
        var random = seed is { } given ? new Random(given) : new Random();
        var order = new long[size];
        for (var i = 0L; i < size; i++)
        {
            var place = Next(random, i + 1);
            order[i] = order[place];
            order[place] = i;
        }
        return order;
    }

    // Two 31-bit draws, the second in the low half.
    private static long Next(Random random, long limit)
    {
        var high = (long)random.Next() << 32;
        return (high + random.Next()) % limit;
    }
}
