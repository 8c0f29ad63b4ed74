namespace Meld.Text.Tokenizers.Unicode;

/// <summary>Lower case, canonical decomposition and the order of combining marks, of single code points.</summary>
internal static class CharacterForms
{
    // Hangul syllables decompose by arithmetic: The Unicode Standard, section 3.12.
    private const int SyllableBase = 0xAC00;
    private const int LeadBase = 0x1100;
    private const int VowelBase = 0x1161;
    private const int TrailBase = 0x11A7;
    private const int VowelCount = 21;
    private const int TrailCount = 28;
    private const int SyllableCount = 19 * VowelCount * TrailCount;

    private static readonly Dictionary<int, int[]> Lowercase = ReadLowercase();
    private static readonly Dictionary<int, int[]> Decompositions = ReadDecompositions();
    private static readonly Dictionary<int, int> Orders = ReadOrders();

    /// <summary>All code points of which anything is known here.</summary>
    public static IEnumerable<int> CodePoints =>
        Lowercase.Keys.Concat(Decompositions.Keys).Concat(Orders.Keys).Concat(Enumerable.Range(SyllableBase, SyllableCount));

    /// <summary>What a code point is in lower case, of itself alone (no final sigma); empty where that is the code point itself.</summary>
    public static ReadOnlySpan<int> LowerOf(int codePoint) => Lowercase.GetValueOrDefault(codePoint);

    /// <summary>The place of a mark's combining class among all classes, 1 or more; 0 of what is no mark and keeps its place.</summary>
    public static int OrderOf(int codePoint) => Orders.GetValueOrDefault(codePoint);

    /// <summary>The full canonical decomposition of a code point.</summary>
    /// <param name="codePoint">The code point.</param>
    /// <param name="room">Room for three code points, used for Hangul.</param>
    /// <returns>The parts; empty where that is the code point itself.</returns>
    public static ReadOnlySpan<int> PartsOf(int codePoint, Span<int> room)
    {
        if (codePoint - SyllableBase is < 0 or >= SyllableCount) return Decompositions.GetValueOrDefault(codePoint);
        var syllable = codePoint - SyllableBase;
        room[0] = LeadBase + syllable / (VowelCount * TrailCount);
        room[1] = VowelBase + syllable / TrailCount % VowelCount;
        room[2] = TrailBase + syllable % TrailCount;
        return room[..(syllable % TrailCount == 0 ? 2 : 3)];
    }

    private static Dictionary<int, int[]> ReadLowercase()
    {
        var forms = new Dictionary<int, int[]>();
        foreach (var entry in CharacterData.Section("lowercase").Select(entry => entry.Split('>')))
        {
            var first = Parts(entry[1]);
            var codes = CharacterData.CodePoints(entry[0]).ToArray();
            foreach (var code in codes) forms.Add(code, first.Length > 1 ? first : [first[0] + code - codes[0]]);
        }
        return forms;
    }

    private static Dictionary<int, int[]> ReadDecompositions() =>
        CharacterData.Section("decompositions").Select(entry => entry.Split('>')).ToDictionary(entry => CharacterData.Hex(entry[0]), entry => Parts(entry[1]));

    private static Dictionary<int, int> ReadOrders()
    {
        var classes = CharacterData.Sections.Where(section => section.Name == "class").Select(section => section.Entries);
        return classes.SelectMany((entries, place) => CharacterData.CodePoints(entries).Select(code => (code, place + 1))).ToDictionary();
    }

    private static int[] Parts(string entry) => [.. entry.Split('.').Select(CharacterData.Hex)];
}
