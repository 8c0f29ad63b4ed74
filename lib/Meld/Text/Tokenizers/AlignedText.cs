using System.Runtime.CompilerServices;
using System.Text;

namespace Meld.Text.Tokenizers;

/// <summary>A text that was changed, with the place in the original that each of its UTF-16 code units comes from.</summary>
internal sealed class AlignedText
{
    private const int KeptCapacity = 1 << 16;

    private char[] units = new char[256];
    private int[] starts = new int[256];
    private int[] ends = new int[256];

    /// <summary>How many code units.</summary>
    public int Count { get; private set; }

    /// <summary>The text.</summary>
    public ReadOnlySpan<char> Units => units.AsSpan(0, Count);

    /// <summary>Where in the original the source of a code unit starts.</summary>
    public int StartOf(int index) => starts[index];

    /// <summary>Where in the original the source of a code unit ends.</summary>
    public int EndOf(int index) => ends[index];

    /// <summary>Makes it empty; room that only a long text needs is given back.</summary>
    public void Clear()
    {
        Count = 0;
        if (units.Length > KeptCapacity) Resize(KeptCapacity);
    }

    /// <summary>Adds a code unit of the source [start, end).</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Add(char unit, int start, int end)
    {
        if (Count == units.Length) Resize(2 * Count);
        (units[Count], starts[Count], ends[Count]) = (unit, start, end);
        Count++;
    }

    /// <summary>Adds a code point of the source [start, end).</summary>
    public void Add(int codePoint, int start, int end)
    {
        Span<char> encoded = stackalloc char[2];
        foreach (var unit in encoded[..new Rune(codePoint).EncodeToUtf16(encoded)]) Add(unit, start, end);
    }

    private void Resize(int capacity)
    {
        Array.Resize(ref units, capacity);
        Array.Resize(ref starts, capacity);
        Array.Resize(ref ends, capacity);
    }
}
