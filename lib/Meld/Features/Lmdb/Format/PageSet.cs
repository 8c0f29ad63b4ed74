using System.Numerics;

namespace Meld.Features.Lmdb.Format;

/// <summary>Pages that have been seen: one bit a page.</summary>
/// <param name="pages">Number of pages.</param>
internal sealed class PageSet(long pages)
{
    private const int Bits = 64;

    private readonly ulong[] words = new ulong[(pages + Bits - 1) / Bits];

    /// <summary>Number of pages in the set.</summary>
    public long Count { get; private set; }

    /// <summary>Adds pages that follow each other.</summary>
    /// <returns>False where one of them is outside, or was there before; then nothing is added.</returns>
    public bool TryAdd(ulong first, long count = 1)
    {
        if (count < 1 || first >= (ulong)pages || count > pages - (long)first) return false;
        var (start, end) = ((long)first, (long)first + count);
        for (var at = start; at < end; at = NextWord(at))
        {
            if ((words[at / Bits] & Mask(at, end)) != 0) return false;
        }
        for (var at = start; at < end; at = NextWord(at)) words[at / Bits] |= Mask(at, end);
        Count += count;
        return true;
    }

    /// <summary>The first page that is not in the set, or null.</summary>
    public long? FirstMissing()
    {
        var word = Array.FindIndex(words, word => word != ulong.MaxValue);
        return word >= 0 && ((long)word * Bits) + BitOperations.TrailingZeroCount(~words[word]) is var page && page < pages ? page : null;
    }

    private static long NextWord(long at) => ((at / Bits) + 1) * Bits;

    // The bits from a page to the end of its word, or to the end of the run.
    private static ulong Mask(long at, long end)
    {
        var offset = (int)(at % Bits);
        var count = Math.Min(end - at, Bits - offset);
        return (count == Bits ? ulong.MaxValue : (1UL << (int)count) - 1) << offset;
    }
}
