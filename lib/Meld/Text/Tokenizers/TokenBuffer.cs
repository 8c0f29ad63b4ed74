using System.Runtime.CompilerServices;

namespace Meld.Text.Tokenizers;

/// <summary>Tokens of a text while they are found, without special ones around them.</summary>
internal sealed class TokenBuffer
{
    private const int KeptCapacity = 1 << 16;

    private int[] ids = new int[64];
    private int[] starts = new int[64];
    private int[] ends = new int[64];

    /// <summary>The text, well-formed.</summary>
    public string Text { get; private set; } = "";

    /// <summary>How many tokens.</summary>
    public int Count { get; private set; }

    /// <summary>The tokens' ids.</summary>
    public ReadOnlySpan<int> Ids => ids.AsSpan(0, Count);

    /// <summary>Where each token starts in the text; may be changed.</summary>
    public Span<int> Starts => starts.AsSpan(0, Count);

    /// <summary>Where each token ends in the text; may be changed.</summary>
    public Span<int> Ends => ends.AsSpan(0, Count);

    /// <summary>Adds a token that lies at [start, end) of the text.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Add(int id, int start, int end)
    {
        if (Count == ids.Length) Resize(2 * Count);
        (ids[Count], starts[Count], ends[Count]) = (id, start, end);
        Count++;
    }

    /// <summary>Drops all tokens but the first ones.</summary>
    public void KeepFirst(int count) => Count = count;

    /// <summary>Begins with a text; room that only a long text needs is given back.</summary>
    public void Begin(string text)
    {
        (Text, Count) = (text, 0);
        if (ids.Length > KeptCapacity) Resize(KeptCapacity);
    }

    private void Resize(int capacity)
    {
        Array.Resize(ref ids, capacity);
        Array.Resize(ref starts, capacity);
        Array.Resize(ref ends, capacity);
    }
}
