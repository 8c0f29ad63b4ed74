using System.Text;

namespace Meld.Text.Tokenizers.BytePairs;

/// <summary>
/// Merges the bytes of one word. The pair learnt first is merged first, of equal ones the leftmost; a queue finds it, so that a word of n bytes takes
/// time in proportion to n log n whatever it holds.
/// </summary>
internal sealed class PairMerger
{
    private const int None = -1;

    private readonly BytePairModel model;
    private readonly PriorityQueue<(int Position, int Id), long> queue = new();

    // Of each byte: the token that starts there, how many bytes it has (0 where none starts), its neighbours, and the code units of its character.
    private readonly int[] ids;
    private readonly int[] widths;
    private readonly int[] previous;
    private readonly int[] next;
    private readonly int[] starts;
    private readonly int[] ends;

    private PairMerger(ReadOnlySpan<char> word, BytePairModel model)
    {
        this.model = model;
        var count = Encoding.UTF8.GetByteCount(word);
        (ids, widths, previous, next) = (new int[count], new int[count], new int[count], new int[count]);
        (starts, ends) = (new int[count], new int[count]);
        Span<byte> bytes = stackalloc byte[4];
        for (var (at, unit) = (0, 0); at < count;)
        {
            Rune.DecodeFromUtf16(word[unit..], out var rune, out var units);
            foreach (var value in bytes[..rune.EncodeToUtf8(bytes)])
            {
                (ids[at], widths[at], previous[at], next[at]) = (model.Bytes[value], 1, at - 1, at + 1 < count ? at + 1 : None);
                (starts[at], ends[at]) = (unit, unit + units);
                at++;
            }
            unit += units;
        }
    }

    /// <summary>The tokens of a word.</summary>
    public static MergedWord Merge(ReadOnlySpan<char> word, BytePairModel model)
    {
        var merger = new PairMerger(word, model);
        for (var at = 0; at < merger.ids.Length - 1; at++) merger.Enqueue(at);
        while (merger.queue.TryDequeue(out var pair, out _)) merger.Apply(pair.Position, pair.Id);
        return merger.Merged();
    }

    private void Enqueue(int at)
    {
        if (at != None && next[at] != None && model.Merges.TryGetValue((ids[at], ids[next[at]]), out var merge))
            queue.Enqueue((at, merge.Id), (long)merge.Rank << 32 | (uint)at);
    }

    private void Apply(int at, int id)
    {
        // What was enqueued may be gone; as the original does, a pair that has changed counts if it becomes the same token.
        if (widths[at] == 0 || next[at] == None) return;
        var right = next[at];
        if (!model.Merges.TryGetValue((ids[at], ids[right]), out var merge) || merge.Id != id) return;
        (ids[at], widths[at], next[at]) = (id, widths[at] + widths[right], next[right]);
        widths[right] = 0;
        if (next[at] != None) previous[next[at]] = at;
        Enqueue(previous[at]);
        Enqueue(at);
    }

    private MergedWord Merged()
    {
        var tokens = Enumerable.Range(0, ids.Length).Where(at => widths[at] > 0).ToArray();
        return new MergedWord([.. tokens.Select(at => ids[at])], [.. tokens.Select(at => starts[at])], [.. tokens.Select(at => ends[at + widths[at] - 1])]);
    }
}
