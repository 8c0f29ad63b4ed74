using System.Globalization;
using System.Text;
using System.Text.Unicode;
using CsvHelper;
using CsvHelper.Configuration;

namespace Meld.Corpus;

/// <summary>
/// A strict reader of one RFC 4180 file. A fault costs the row it is in and no other: after a broken record of several lines, reading goes
/// on at the line after its first, because an unclosed quote would otherwise swallow the rest of the file and every problem in it. Only a
/// faulty header ends the reading, for nothing after it could be told apart.
/// </summary>
internal sealed class CsvFile
{
    // Honest faults are read a second time. A file made so that every line opens a quote that closes far away would be read again from each.
    private const int MaximumPasses = 8;

    private readonly string path;
    private readonly string text;
    private readonly bool isUtf8;
    private readonly List<CorpusProblem> problems;
    private readonly List<CsvRow> rows = [];

    private CsvFile(string path, List<CorpusProblem> problems)
    {
        var bytes = File.ReadAllBytes(path);
        (this.path, this.problems, isUtf8) = (path, problems, Utf8.IsValid(bytes));
        text = Encoding.UTF8.GetString(bytes).TrimStart('\uFEFF');
    }

    /// <summary>The header and the sound rows after it, each with as many fields as the header; everything else becomes a problem.</summary>
    /// <param name="path">The file.</param>
    /// <param name="problems">Where problems go.</param>
    /// <param name="lineEnds"><c>LF</c>, <c>CRLF</c> or <c>mixed</c>.</param>
    public static IReadOnlyList<CsvRow> Read(string path, List<CorpusProblem> problems, out string lineEnds)
    {
        var file = new CsvFile(path, problems);
        lineEnds = LineEnds(file.text);
        file.ReadAll();
        return file.rows;
    }

    private static string LineEnds(string text)
    {
        var (all, crlf) = (text.AsSpan().Count('\n'), text.AsSpan().Count("\r\n"));
        return crlf == 0 ? "LF" : crlf == all ? "CRLF" : "mixed";
    }

    private void ReadAll()
    {
        var budget = (long)MaximumPasses * text.Length;
        for (var (offset, line) = (0, 1); offset < text.Length;)
        {
            var (used, read, next) = ReadUntilBroken(offset, line);
            if (rows.Count == 0 && problems.Any(problem => problem.File == path)) return;
            budget -= read;
            if (budget < 0)
            {
                problems.Add(new CorpusProblem(path, next, null, "too many quotes are broken; the rows from here on were not read"));
                return;
            }
            (offset, line) = (offset + used, next);
        }
    }

    /// <summary>Reads to the end, or through the first line of a broken record.</summary>
    /// <returns>Characters to go on after, characters looked at, and the number of the next line.</returns>
    private (int Used, int Read, int NextLine) ReadUntilBroken(int offset, int firstLine)
    {
        string? brokenField = null;
        using var parser = new CsvParser(new SliceReader(text, offset), new CsvConfiguration(CultureInfo.InvariantCulture)
        {
            Mode = CsvMode.RFC4180,
            HasHeaderRecord = false,
            IgnoreBlankLines = false,
            BadDataFound = bad => brokenField = bad.Field,
        });
        for (int start = 0, row = firstLine; parser.Read(); start = (int)parser.CharCount, row = firstLine + parser.RawRow)
        {
            var record = parser.RawRecord.AsSpan();
            var firstLineLength = FirstLineLength(record);
            if (Accept(parser, row, ref brokenField)) continue;
            if (firstLineLength < record.Length || rows.Count == 0) return (start + firstLineLength, (int)parser.CharCount, row + 1);
        }
        return (text.Length - offset, text.Length - offset, firstLine + parser.RawRow);
    }

    /// <summary>Keeps a sound record, reports another; false when the record's very extent is in doubt.</summary>
    private bool Accept(CsvParser parser, int row, ref string? brokenField)
    {
        var fields = new string[parser.Count];
        for (var column = 0; column < fields.Length; column++)
        {
            fields[column] = parser[column];
            if (brokenField is null) continue;
            Report(row, column, $"the quoting is broken at {Excerpt(brokenField)}");
            brokenField = null;
            return false;
        }
        if (fields is [""]) return true;
        if (rows.Count > 0 && fields.Length != rows[0].Fields.Length)
        {
            var column = Math.Min(fields.Length, rows[0].Fields.Length);
            Report(row, column, $"the row has {fields.Length} fields, the header {rows[0].Fields.Length}");
            return false;
        }
        if (ReportForeignBytes(row, fields)) return rows.Count > 0;
        rows.Add(new CsvRow(row, fields));
        return true;
    }

    private bool ReportForeignBytes(int row, string[] fields)
    {
        var found = problems.Count;
        for (var column = 0; column < fields.Length; column++)
        {
            if (fields[column].Contains('\0')) Report(row, column, "the field holds a NUL byte");
            // Decoding put U+FFFD where bytes were not UTF-8; in a file of valid UTF-8 it is just a character.
            if (!isUtf8 && fields[column].Contains('\uFFFD')) Report(row, column, "the field holds bytes that are no UTF-8");
        }
        return problems.Count > found;
    }

    private void Report(int row, int column, string message) => problems.Add(new CorpusProblem(path, row, ColumnName(column), message));

    /// <summary>The header's name for a column, or its number where the header has none.</summary>
    private string ColumnName(int column) =>
        rows.Count > 0 && column < rows[0].Fields.Length ? rows[0].Fields[column] : (column + 1).ToString(CultureInfo.InvariantCulture);

    private static int FirstLineLength(ReadOnlySpan<char> record)
    {
        var end = record.IndexOfAny('\r', '\n');
        if (end < 0) return record.Length;
        return end + 1 < record.Length && record[end] == '\r' && record[end + 1] == '\n' ? end + 2 : end + 1;
    }

    private static string Excerpt(string field) => (field.Length <= 40 ? field : field[..40] + "…")
        .Replace("\r", "\\r", StringComparison.Ordinal).Replace("\n", "\\n", StringComparison.Ordinal);
}
