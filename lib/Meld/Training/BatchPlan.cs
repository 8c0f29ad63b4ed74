using Meld.Metrics;

namespace Meld.Training;

/// <summary>Which dialogues go through the model together: dialogues of about the same length, in an order that differs from epoch to epoch.</summary>
public static class BatchPlan
{
    // Dialogues are sorted within pools of this many batches: with 16 of 8 dialogues MELD's grid is 6 % padding; the fewer, the more random the batches.
    private const int PoolBatches = 16;

    /// <summary>
    /// The batches of an epoch; each dialogue is in one of them. Dialogues are shuffled (Fisher and Yates, over SplitMix64), sorted by length within pools,
    /// cut into batches, and the batches shuffled.
    /// </summary>
    /// <param name="lengths">Number of utterances of each dialogue.</param>
    /// <param name="size">Dialogues a batch; the last one cut may have fewer.</param>
    /// <param name="seed">The training's seed.</param>
    /// <param name="epoch">The epoch, from 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">The size is not positive.</exception>
    public static IReadOnlyList<int[]> Of(IReadOnlyList<int> lengths, int size, long seed, int epoch)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(size);
        var random = TrainingRandom.Order(seed, epoch);
        int[] dialogues = [.. Enumerable.Range(0, lengths.Count)];
        Shuffle(dialogues, random);
        int[][] batches = [.. dialogues.Chunk(PoolBatches * size).SelectMany(pool => pool.OrderBy(dialogue => lengths[dialogue]).Chunk(size))];
        Shuffle(batches, random);
        return batches;
    }

    /// <summary>Number of batches of an epoch.</summary>
    public static int Count(int dialogues, int size) => (dialogues + size - 1) / size;

    /// <summary>Share of the places in the grids <c>dialogues * longest</c> of all batches that hold no utterance, from 0 to below 1.</summary>
    /// <param name="batches">The batches.</param>
    /// <param name="lengths">Number of utterances of each dialogue.</param>
    public static double PaddingShare(IReadOnlyList<int[]> batches, IReadOnlyList<int> lengths)
    {
        var places = batches.Sum(batch => (long)batch.Length * batch.Max(dialogue => lengths[dialogue]));
        return places == 0 ? 0 : 1 - batches.Sum(batch => batch.Sum(dialogue => (long)lengths[dialogue])) / (double)places;
    }

    private static void Shuffle<T>(T[] items, SplitMix64 random)
    {
        for (var last = items.Length - 1; last > 0; last--)
        {
            var other = random.Below(last + 1);
            (items[last], items[other]) = (items[other], items[last]);
        }
    }
}
