using Meld.Text.Tokenizers.Unicode;

namespace Meld.Text.Tokenizers.WordPieces;

/// <summary>
/// The second half of <see cref="BertNormalizer"/>: decomposes code points, puts each run of combining marks in canonical order, drops accents and
/// lower-cases. A part that a decomposition adds lies where the code point before it does; a mark that moves takes the place of the mark it moves before.
/// </summary>
internal struct MarkRun(AlignedText output, WordPieceSettings settings)
{
    private List<(int Code, int Order, bool Replaces)>? marks;
    private List<(int Start, int End)>? sources;
    private (int Start, int End) last;

    /// <summary>Adds a code point of the source [start, end); <see cref="Flush"/> ends the run it may belong to.</summary>
    public void Add(int code, CharacterKinds kinds, int start, int end)
    {
        if (!settings.StripAccents || (kinds & CharacterKinds.Changing) == 0)
        {
            Flush();
            last = (start, end);
            Put(code, kinds);
            return;
        }
        Span<int> room = stackalloc int[3];
        var parts = CharacterForms.PartsOf(code, room);
        if (parts.IsEmpty) AddPart(code, replaces: true, (start, end));
        for (var i = 0; i < parts.Length; i++) AddPart(parts[i], replaces: i == 0, (start, end));
    }

    /// <summary>Writes the marks that wait for the end of their run.</summary>
    public void Flush()
    {
        if (marks is not { Count: > 0 }) return;
        var (codes, source) = (InOrder(marks), 0);
        foreach (var (code, _, replaces) in codes)
        {
            if (replaces) last = sources![source++];
            Put(code, CharacterTable.Of(code));
        }
        marks.Clear();
        sources!.Clear();
    }

    private void AddPart(int code, bool replaces, (int Start, int End) source)
    {
        var order = CharacterForms.OrderOf(code);
        if (order > 0)
        {
            (marks ??= []).Add((code, order, replaces));
            sources ??= [];
            if (replaces) sources.Add(source);
            return;
        }
        Flush();
        if (replaces) last = source;
        Put(code, CharacterTable.Of(code));
    }

    private readonly void Put(int code, CharacterKinds kinds)
    {
        if (settings.StripAccents && (kinds & CharacterKinds.NonspacingMark) != 0) return;
        var lower = settings.LowerCase && (kinds & CharacterKinds.Changing) != 0 ? CharacterForms.LowerOf(code) : [];
        if (lower.IsEmpty) output.Add(code, last.Start, last.End);
        foreach (var part in lower) output.Add(part, last.Start, last.End);
    }

    // OrderBy is stable, as canonical order asks.
    private static List<(int Code, int Order, bool Replaces)> InOrder(List<(int Code, int Order, bool Replaces)> marks)
    {
        for (var i = 1; i < marks.Count; i++)
        {
            if (marks[i].Order < marks[i - 1].Order) return marks.OrderBy(mark => mark.Order).ToList();
        }
        return marks;
    }
}
