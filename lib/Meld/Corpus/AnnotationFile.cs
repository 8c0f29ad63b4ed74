using System.Globalization;

namespace Meld.Corpus;

/// <summary>Reads the annotation file of one split: every row becomes an utterance, or one problem a faulty field.</summary>
internal sealed class AnnotationFile(string path, Split split, CorpusVariant variant, List<CorpusProblem> problems, List<CorpusRepair> repairs)
{
    private readonly Dictionary<string, int> columns = new(StringComparer.Ordinal);
    private readonly List<UtteranceKey> shortMilliseconds = [];
    private CsvRow row;

    /// <summary>The utterances; faulty rows are left out and reported.</summary>
    public SplitRows Read()
    {
        var known = problems.Count;
        var rows = CsvFile.Read(path, problems, out var lineEnds);
        var lostRows = problems.Count > known;
        if (rows.Count <= 1 && !lostRows)
        {
            var message = rows.Count == 0 ? "the file is empty; it needs a header and rows" : "the file has a header but no row";
            problems.Add(new CorpusProblem(path, null, null, message));
        }
        if (rows.Count == 0 || !ReadHeader(rows[0])) return new SplitRows(path, [], null, null);
        var utterances = ReadRows(rows);
        ReportDuplicates(utterances);
        var source = new AnnotationSource(path, lineEnds, rows.Skip(1).Count(HasOneDigitHour), Serials(rows)) { ShortMilliseconds = shortMilliseconds };
        return new SplitRows(path, utterances, lostRows ? null : Labels(rows), source);
    }

    private List<(int Row, Utterance Utterance)> ReadRows(IReadOnlyList<CsvRow> rows)
    {
        var utterances = new List<(int Row, Utterance Utterance)>(rows.Count);
        foreach (var next in rows.Skip(1))
        {
            row = next;
            if (ReadRow() is { } utterance) utterances.Add((row.Row, utterance));
        }
        return utterances;
    }

    private Dictionary<Head, IReadOnlySet<string>> Labels(IReadOnlyList<CsvRow> rows) => Heads.All.ToDictionary(
        head => head,
        IReadOnlySet<string> (head) => rows.Skip(1)
            .Select(any => TextRepair.Apply(any.Fields[columns[AnnotationColumns.Of(head)]], out _)).ToHashSet(StringComparer.Ordinal));

    private bool HasOneDigitHour(CsvRow any) =>
        any.Fields[columns[AnnotationColumns.Start]] is [_, ':', ..] || any.Fields[columns[AnnotationColumns.End]] is [_, ':', ..];

    private SerialNumbers? Serials(IReadOnlyList<CsvRow> rows)
    {
        if (!columns.TryGetValue(AnnotationColumns.Serial, out var column)) return null;
        var numbers = new List<int>(rows.Count);
        foreach (var any in rows.Skip(1))
        {
            if (!int.TryParse(any.Fields[column], NumberStyles.None, CultureInfo.InvariantCulture, out var number)) return null;
            numbers.Add(number);
        }
        return SerialNumbers.Of(numbers);
    }

    private bool ReadHeader(CsvRow header)
    {
        var known = problems.Count;
        for (var i = 0; i < header.Fields.Length; i++)
        {
            if (!columns.TryAdd(header.Fields[i].Trim(), i)) Report(header.Row, header.Fields[i], "the header names this column twice");
        }
        string[] required = [.. AnnotationColumns.Required(variant)];
        if (!required.Any(columns.ContainsKey))
        {
            var message = $"the header has none of the columns {string.Join(", ", required)}; are commas between its fields?";
            problems.Add(new CorpusProblem(path, header.Row, null, message));
            return false;
        }
        foreach (var name in required.Where(name => !columns.ContainsKey(name))) Report(header.Row, name, "the column is missing");
        return problems.Count == known;
    }

    private Utterance? ReadRow()
    {
        var known = problems.Count;
        var repaired = new List<string>();
        var key = new UtteranceKey(split, Id(AnnotationColumns.Dialogue), Id(AnnotationColumns.Utterance));
        var utterance = new Utterance
        {
            Key = key,
            ClipKey = variant == CorpusVariant.Dyadic
                ? new UtteranceKey(split, Id(AnnotationColumns.OldDialogue), Id(AnnotationColumns.OldUtterance))
                : key,
            Text = Text(AnnotationColumns.Text, repaired),
            Speaker = Name(AnnotationColumns.Speaker, "speaker", repaired),
            Emotion = Name(AnnotationColumns.Emotion, "label", repaired),
            Sentiment = Name(AnnotationColumns.Sentiment, "label", repaired),
            Start = Time(AnnotationColumns.Start),
            End = Time(AnnotationColumns.End),
            Season = OptionalNumber(AnnotationColumns.Season),
            Episode = OptionalNumber(AnnotationColumns.Episode),
        };
        if (problems.Count == known && utterance.End < utterance.Start) Report(row.Row, AnnotationColumns.End, "the utterance ends before it starts");
        if (problems.Count > known) return null;
        if (AnnotationTime.HasShortMilliseconds(Field(AnnotationColumns.Start)) || AnnotationTime.HasShortMilliseconds(Field(AnnotationColumns.End)))
            shortMilliseconds.Add(key);
        return Mended(utterance, repaired);
    }

    private Utterance Mended(Utterance utterance, List<string> repairedColumns)
    {
        repairs.AddRange(repairedColumns.Select(column => new CorpusRepair(utterance.Key, column, CorpusRepairKind.Punctuation)));
        if (Errata.Correct(utterance) is not { } corrected) return utterance;
        repairs.Add(new CorpusRepair(utterance.Key, AnnotationColumns.Text, CorpusRepairKind.Erratum));
        return corrected;
    }

    private string Text(string column, List<string> repaired)
    {
        var raw = Field(column);
        var text = TextRepair.Apply(raw, out var unknown);
        if (unknown is { } control) Report(row.Row, column, $"U+{(int)control:X4} stands for no character of Windows-1252");
        if (text != raw) repaired.Add(column);
        return text;
    }

    private string Name(string column, string what, List<string> repaired)
    {
        var name = Text(column, repaired);
        if (string.IsNullOrWhiteSpace(name)) Report(row.Row, column, $"the {what} is empty");
        else if (name.Trim() != name) Report(row.Row, column, $"the {what} '{name}' has blanks around it");
        return name;
    }

    private int Id(string column)
    {
        if (int.TryParse(Field(column), NumberStyles.None, CultureInfo.InvariantCulture, out var id)) return id;
        Report(row.Row, column, $"'{Field(column)}' is no id; expected a whole number from 0");
        return -1;
    }

    private int? OptionalNumber(string column)
    {
        if (!columns.ContainsKey(column) || Field(column).Length == 0) return null;
        if (int.TryParse(Field(column), NumberStyles.None, CultureInfo.InvariantCulture, out var number)) return number;
        Report(row.Row, column, $"'{Field(column)}' is no whole number");
        return null;
    }

    private TimeSpan Time(string column)
    {
        if (AnnotationTime.TryParse(Field(column), out var time)) return time;
        Report(row.Row, column, $"'{Field(column)}' is no time; expected hours:minutes:seconds,milliseconds such as 00:16:16,059");
        return TimeSpan.Zero;
    }

    private string Field(string column) => row.Fields[columns[column]];

    private void ReportDuplicates(List<(int Row, Utterance Utterance)> utterances)
    {
        foreach (var same in utterances.GroupBy(pair => pair.Utterance.Key).Where(group => group.Count() > 1))
        {
            var first = same.First().Row;
            foreach (var (duplicate, _) in same.Skip(1))
            {
                Report(duplicate, AnnotationColumns.Utterance, $"{same.Key} is already on row {first}");
            }
        }
    }

    private void Report(int line, string column, string message) => problems.Add(new CorpusProblem(path, line, column, message));
}
