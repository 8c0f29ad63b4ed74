namespace Meld.Text.Tokenizers;

/// <summary>Shortens texts and puts special tokens around them.</summary>
/// <param name="parts">What stands where.</param>
/// <param name="finish">A last change to the places of the tokens of a text that are kept.</param>
internal sealed class Composition(IReadOnlyList<TemplatePart> parts, Action<TokenBuffer, Range> finish)
{
    private readonly int special = parts.Sum(part => part.Special.Count);

    /// <summary>The whole of one text or, where the second is not null, of a pair.</summary>
    /// <exception cref="ArgumentException">The truncation leaves no room for the special tokens.</exception>
    public TokenizedText Of(TokenBuffer first, TokenBuffer? second, Truncation? truncation)
    {
        var (firstKept, secondKept) = Keep(first.Count, second?.Count ?? 0, truncation);
        var count = special + firstKept.End.Value - firstKept.Start.Value + secondKept.End.Value - secondKept.Start.Value;
        var (ids, offsets, types) = (new int[count], new (int, int)[count], new int[count]);
        finish(first, firstKept);
        if (second is not null) finish(second, secondKept);
        var at = 0;
        foreach (var part in parts)
        {
            var from = at;
            if (part.Text is { } text) at = Copy(text == 0 ? first : second!, text == 0 ? firstKept : secondKept, ids, offsets, at);
            foreach (var id in part.Special) ids[at++] = id;
            types.AsSpan(from, at - from).Fill(part.TypeId);
        }
        return new TokenizedText(ids, offsets) { TypeIds = types };
    }

    private static int Copy(TokenBuffer tokens, Range kept, int[] ids, (int, int)[] offsets, int at)
    {
        tokens.Ids[kept].CopyTo(ids.AsSpan(at));
        var starts = tokens.Starts[kept];
        var ends = tokens.Ends[kept];
        for (var i = 0; i < starts.Length; i++) offsets[at++] = (starts[i], ends[i]);
        return at;
    }

    private (Range First, Range Second) Keep(int first, int second, Truncation? truncation)
    {
        if (truncation is null) return (..first, ..second);
        var room = truncation.Tokens - special;
        if (room < 0) throw new ArgumentException($"{truncation.Tokens} tokens leave no room for the {special} special ones.", nameof(truncation));
        var (keptFirst, keptSecond) = Shorten(first, second, room);
        return (End(first, keptFirst), End(second, keptSecond));

        Range End(int count, int kept) => truncation.Side == TruncationSide.Left ? (count - kept)..count : ..kept;
    }

    /// <summary>The longer text gives up tokens until both are alike, then both do; of an odd room the longer one keeps one more, of equal ones the second.</summary>
    private static (int First, int Second) Shorten(int first, int second, int room)
    {
        if (first + second <= room) return (first, second);
        var (shorter, longer) = (Math.Min(first, second), Math.Max(first, second));
        if (shorter <= room / 2) longer = room - shorter;
        else (shorter, longer) = (room / 2, room - room / 2);
        return first <= second ? (shorter, longer) : (longer, shorter);
    }
}
