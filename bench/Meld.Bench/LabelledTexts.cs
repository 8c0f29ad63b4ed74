namespace Meld.Bench;

/// <summary>Texts with their labels, as a table of two columns: label, tab, text.</summary>
internal sealed record LabelledTexts(IReadOnlyList<string> Texts, IReadOnlyList<int> Labels, int LabelCount)
{
    /// <summary>Reads such a file; labels are numbered in ordinal order.</summary>
    public static LabelledTexts Read(string path)
    {
        // Not File.ReadLines: lines end at \n only, for a text may hold U+0085.
        var rows = File.ReadAllText(path).Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => line.Split('\t', 2)).ToArray();
        var names = rows.Select(row => row[0]).Distinct().Order(StringComparer.Ordinal).ToArray();
        return new LabelledTexts([.. rows.Select(row => row[1])], [.. rows.Select(row => Array.IndexOf(names, row[0]))], names.Length);
    }

    /// <summary>Writes such a file.</summary>
    public void Write(string path) => File.WriteAllText(path, string.Concat(Labels.Zip(Texts, (label, text) => $"{label}\t{text}\n")));
}
