namespace LibTorch.Generator.Facts;

/// <summary>Reads one line of the facts from left to right.</summary>
/// <param name="text">The line.</param>
/// <param name="number">Its number, from 1.</param>
internal sealed class LineReader(string text, int number)
{
    private int position;

    public bool AtEnd => position == text.Length;

    /// <summary>Steps over a text if it comes next.</summary>
    public bool Accept(string expected)
    {
        if (string.CompareOrdinal(text, position, expected, 0, expected.Length) != 0) return false;
        position += expected.Length;
        return true;
    }

    /// <summary>Steps over the first of several texts that comes next.</summary>
    public string? AcceptAny(IEnumerable<string> expected) => expected.FirstOrDefault(Accept);

    public void Expect(string expected)
    {
        if (!Accept(expected)) throw Wrong($"expected '{expected}'");
    }

    public void ExpectEnd()
    {
        if (!AtEnd) throw Wrong("expected the end of the line");
    }

    /// <summary>Letters, digits and underscores, and those of the other characters given.</summary>
    public string Word(string what, string others = "")
    {
        var start = position;
        while (!AtEnd && (char.IsLetterOrDigit(text[position]) || text[position] == '_' || others.Contains(text[position]))) position++;
        return start == position ? throw Wrong($"expected {what}") : text[start..position];
    }

    /// <summary>A text in double quotes, with them.</summary>
    public string? Quoted()
    {
        if (AtEnd || text[position] != '"') return null;
        var end = text.IndexOf('"', position + 1);
        if (end < 0) throw Wrong("expected a closing '\"'");
        var start = position;
        position = end + 1;
        return text[start..position];
    }

    /// <summary>A type's name with arguments and suffix.</summary>
    public TypeName Type()
    {
        var type = Accept("(") ? new TypeName("", List(Type, ",", ")"), "") : NamedType();
        for (var suffix = Suffix(); suffix.Length > 0; suffix = Suffix()) type = type.With(suffix);
        return type;
    }

    /// <summary>At least one item, separated, up to a closing text, which is stepped over.</summary>
    public List<T> List<T>(Func<T> item, string separator, string close)
    {
        var items = new List<T> { item() };
        while (Accept(separator)) items.Add(item());
        Expect(close);
        return items;
    }

    public FactsException Wrong(string problem) => new(number, $"{problem} at column {position + 1}", text);

    private TypeName NamedType()
    {
        var name = Word("a type's name", ".");
        return Accept("<") ? new(name, List(Type, ",", ">"), "") : new(name);
    }

    private string Suffix()
    {
        if (Accept("?")) return "?";
        // An indexer's bracket follows its name, never a type, so this bracket is an array's.
        if (!Accept("[")) return "";
        var rank = "[";
        while (Accept(",")) rank += ",";
        Expect("]");
        return rank + "]";
    }
}
