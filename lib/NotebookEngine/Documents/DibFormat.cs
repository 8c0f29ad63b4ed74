using System.Text;

namespace NotebookEngine.Documents;

/// <summary>
/// Reads and writes <c>.dib</c> notebooks, the text format of .NET Interactive: cells one after another, each begun by a line
/// that is exactly <c>#!</c> and a language. Nothing can be escaped, and outputs are not stored.
/// </summary>
public static class DibFormat
{
    private const string MetadataLine = "#!meta";
    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>Reads a notebook file in UTF-8, with or without a byte order mark.</summary>
    /// <exception cref="DibFormatException">The text is not UTF-8, or not a notebook.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public static async Task<Notebook> ReadAsync(string path, CancellationToken cancellationToken = default) =>
        Parse(Decode(await File.ReadAllBytesAsync(path, cancellationToken).ConfigureAwait(false)));

    /// <summary>Parses the text of a notebook; lines may end in LF, CRLF or CR.</summary>
    /// <exception cref="DibFormatException">The metadata block is broken; anything else is some notebook.</exception>
    public static Notebook Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var lines = SplitLines(text.StartsWith('\uFEFF') ? text[1..] : text);
        var start = Array.FindIndex(lines, line => line.Length > 0);
        if (start < 0 || !lines[start].StartsWith(MetadataLine, StringComparison.Ordinal)) return new Notebook(ParseCells(lines, 0));
        var end = Array.FindIndex(lines, start + 1, line => line.StartsWith("#!", StringComparison.Ordinal));
        if (end < 0) end = lines.Length;
        var metadata = DibMetadata.Parse(lines[start][MetadataLine.Length..], lines.AsSpan(start + 1, end - start - 1), start + 1);
        return new Notebook(ParseCells(lines, end), metadata);
    }

    /// <summary>The canonical text of a notebook: LF, no byte order mark, the metadata block first.</summary>
    /// <exception cref="ArgumentException">A cell has a line that would begin another cell; the format cannot hold it.</exception>
    public static string Print(Notebook notebook)
    {
        ArgumentNullException.ThrowIfNull(notebook);
        var text = new StringBuilder().Append(MetadataLine).Append("\n\n").Append(notebook.Metadata).Append('\n');
        foreach (var cell in notebook.Cells)
        {
            if (cell.Text.Split('\n').FirstOrDefault(line => StartedLanguage(line) is not null) is { } splitting)
                throw new ArgumentException($"A cell has the line '{splitting}', which would begin another cell.", nameof(notebook));
            text.Append("\n#!").Append(cell.Language.Name).Append("\n\n").Append(cell.Text).Append('\n');
        }
        return text.ToString();
    }

    /// <summary>Strict: a replaced character would go unseen, into the page and into the program.</summary>
    private static string Decode(byte[] bytes)
    {
        if (bytes is [0xFF, 0xFE, ..] or [0xFE, 0xFF, ..]) throw new DibFormatException("the file is UTF-16; a notebook is UTF-8", 1);
        try
        {
            return Strict.GetString(bytes);
        }
        catch (DecoderFallbackException exception)
        {
            var line = SplitLines(Encoding.UTF8.GetString(bytes.AsSpan(0, exception.Index))).Length;
            throw new DibFormatException("the file has a byte that is not UTF-8", line);
        }
    }

    /// <summary>Not <see cref="string.ReplaceLineEndings()"/>, which also breaks lines at a form feed and at U+2028.</summary>
    private static string[] SplitLines(string text) =>
        text.Replace("\r\n", "\n", StringComparison.Ordinal).Replace('\r', '\n').Split('\n');

    private static List<NotebookCell> ParseCells(string[] lines, int start)
    {
        var cells = new List<NotebookCell>();
        var language = CellLanguage.CSharp;
        var first = start;
        for (var index = start; index <= lines.Length; index++)
        {
            var next = index < lines.Length ? StartedLanguage(lines[index]) : null;
            if (index < lines.Length && next is null) continue;
            AddCell(cells, language, lines, first, index);
            (language, first) = (next ?? language, index + 1);
        }
        return cells;
    }

    private static void AddCell(List<NotebookCell> cells, CellLanguage language, string[] lines, int first, int end)
    {
        while (first < end && lines[first].Length == 0) first++;
        while (first < end && lines[end - 1].Length == 0) end--;
        if (first < end) cells.Add(new NotebookCell(language, string.Join('\n', lines[first..end]), first + 1));
    }

    private static CellLanguage? StartedLanguage(string line) =>
        line.StartsWith("#!", StringComparison.Ordinal) ? CellLanguage.Find(line[2..]) : null;
}
