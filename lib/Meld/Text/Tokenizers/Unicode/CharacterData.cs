using System.Globalization;

namespace Meld.Text.Tokenizers.Unicode;

/// <summary>
/// The embedded <c>characters.txt</c>: how Hugging Face's <c>tokenizers</c> 0.23.2 sees every code point, asked of the library itself by
/// <c>make-characters.mjs</c>. It mixes Unicode versions: accents and punctuation are those of Unicode 8, decompositions of Unicode 13 or so, letters, numbers
/// and lower case newer than .NET's. .NET cannot stand in: without ICU its <c>Normalize</c> leaves text as it is, and its categories change with its version.
/// </summary>
internal static class CharacterData
{
    private const string Resource = "characters.txt";

    /// <summary>The sections in order, each with its entries.</summary>
    public static IReadOnlyList<(string Name, IReadOnlyList<string> Entries)> Sections { get; } = Read();

    /// <summary>The entries of the only section of a name.</summary>
    public static IReadOnlyList<string> Section(string name) => Sections.Single(section => section.Name == name).Entries;

    /// <summary>The code points of entries such as <c>41</c>, <c>61-7a</c> and <c>100-12e/2</c> (every second one).</summary>
    public static IEnumerable<int> CodePoints(IEnumerable<string> entries) => entries.SelectMany(CodePoints);

    /// <summary>The code points of one entry, ascending.</summary>
    public static IEnumerable<int> CodePoints(string entry)
    {
        var range = entry.Split('/');
        var ends = range[0].Split('-');
        var step = range.Length > 1 ? Hex(range[1]) : 1;
        for (var code = Hex(ends[0]); code <= Hex(ends[^1]); code += step) yield return code;
    }

    /// <summary>A number in hexadecimal.</summary>
    public static int Hex(string digits) => int.Parse(digits, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture);

    private static List<(string, IReadOnlyList<string>)> Read()
    {
        using var reader = new StreamReader(typeof(CharacterData).Assembly.GetManifestResourceStream(Resource)!);
        var sections = new List<(string, IReadOnlyList<string>)>();
        var entries = new List<string>();
        while (reader.ReadLine() is { } line)
        {
            if (line.StartsWith('#')) continue;
            if (line.StartsWith('[')) sections.Add((line[1..^1], entries = []));
            else entries.AddRange(line.Split(' '));
        }
        return sections;
    }
}
