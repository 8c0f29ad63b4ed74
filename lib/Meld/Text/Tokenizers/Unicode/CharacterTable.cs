using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Text;

namespace Meld.Text.Tokenizers.Unicode;

/// <summary>The <see cref="CharacterKinds"/> of every code point, in pages of 256 that are stored once where they are equal.</summary>
internal static class CharacterTable
{
    private const int PageBits = 8;
    private const int CodePoints = 0x110000;

    private static readonly ushort[] Pages = new ushort[CodePoints >> PageBits];
    private static readonly CharacterKinds[] Kinds = Fold(Listed());

    /// <summary>What a code point is.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static CharacterKinds Of(int codePoint) => Kinds[Pages[codePoint >> PageBits] << PageBits | codePoint & 0xFF];

    /// <summary>What the code point at a place of well-formed text is, and how many UTF-16 code units it takes.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static CharacterKinds At(ReadOnlySpan<char> text, int index, out int width)
    {
        var unit = text[index];
        if (!char.IsSurrogate(unit))
        {
            width = 1;
            return Of(unit);
        }
        Rune.DecodeFromUtf16(text[index..], out var rune, out width);
        return Of(rune.Value);
    }

    private static CharacterKinds[] Listed()
    {
        var kinds = new CharacterKinds[CodePoints];
        Mark("letters", CharacterKinds.Letter);
        Mark("numbers", CharacterKinds.Number);
        Mark("spaces", CharacterKinds.Space);
        Mark("removed", CharacterKinds.Removed);
        Mark("nonspacing", CharacterKinds.NonspacingMark);
        Mark("punctuation", CharacterKinds.Punctuation);
        Mark("ideographs", CharacterKinds.Ideograph);
        foreach (var code in CharacterForms.CodePoints) kinds[code] |= CharacterKinds.Changing;
        return kinds;

        void Mark(string section, CharacterKinds kind)
        {
            foreach (var code in CharacterData.CodePoints(CharacterData.Section(section))) kinds[code] |= kind;
        }
    }

    private static CharacterKinds[] Fold(CharacterKinds[] all)
    {
        var folded = new List<CharacterKinds>();
        var known = new Dictionary<string, ushort>(StringComparer.Ordinal);
        for (var page = 0; page < Pages.Length; page++)
        {
            var kinds = all.AsSpan(page << PageBits, 1 << PageBits);
            var key = Convert.ToHexString(MemoryMarshal.AsBytes(kinds));
            if (known.TryAdd(key, (ushort)known.Count)) folded.AddRange(kinds);
            Pages[page] = known[key];
        }
        return [.. folded];
    }
}
