using System.Reflection;

namespace LibTorch.Generator.Surface;

/// <summary>The hand-kept map; <c>Surface.map</c> says how it is written.</summary>
public static class SurfaceMap
{
    // What TorchSharp calls sizes that are given one by one.
    private static readonly string[] SizeNames = ["size", "rows", "columns", "dim0", "dim1", "dim2", "dim3"];

    /// <summary>The committed map, which this assembly carries.</summary>
    public static IReadOnlyList<SurfaceEntry> Load()
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream("Surface.map")
            ?? throw new InvalidOperationException("This assembly carries no resource Surface.map.");
        using var reader = new StreamReader(stream);
        return Parse(reader.ReadToEnd());
    }

    /// <summary>Reads a map.</summary>
    /// <param name="text">Its text.</param>
    /// <exception cref="FormatException">A line is not written as the map's head says.</exception>
    public static IReadOnlyList<SurfaceEntry> Parse(string text)
    {
        List<SurfaceEntry> entries = [];
        var number = 0;
        foreach (var raw in text.Split('\n'))
        {
            number++;
            var line = raw.Trim();
            if (line.Length > 0 && line[0] != '#') entries.Add(ParseLine(line, number));
        }
        return entries;
    }

    private static SurfaceEntry ParseLine(string line, int number)
    {
        var parts = line.Split('|', 3, StringSplitOptions.TrimEntries);
        if (parts.Length != 3) throw Wrong(number, "expected 'names | classes | documentation'");
        var names = parts[0].Split(',', StringSplitOptions.TrimEntries);
        if (names.Length > 2 || (names.Length == 2 && names[1] != names[0] + "_")) throw Wrong(number, $"'{parts[0]}' is not a name, or a name and its form in place");
        var classes = parts[1].Split(' ', StringSplitOptions.RemoveEmptyEntries);
        foreach (var letter in classes)
            if (SurfaceClass.All.All(one => one.Letter != letter)) throw Wrong(number, $"there is no class '{letter}'");
        var (documentation, directives) = SplitDirectives(parts[2]);
        if (!documentation.EndsWith('.')) throw Wrong(number, "the documentation is not a sentence");
        string? aten = null;
        List<string> except = [];
        Dictionary<string, string> arguments = [];
        string? target = null;
        string? only = null;
        string[] tupleNames = [];
        HashSet<string> packed = [.. SizeNames];
        foreach (var directive in directives)
        {
            if (directive.StartsWith("aten=", StringComparison.Ordinal)) aten = directive[5..];
            else if (directive.StartsWith("skip=", StringComparison.Ordinal)) except.Add(directive[5..]);
            else if (directive.StartsWith("arg ", StringComparison.Ordinal) && directive[4..].Split('=') is [var parameter, var argument]) arguments[parameter] = argument;
            else if (directive.StartsWith("only=", StringComparison.Ordinal)) only = directive[5..];
            else if (directive.StartsWith("names=", StringComparison.Ordinal)) tupleNames = directive[6..].Split(',');
            else if (directive.StartsWith("to=", StringComparison.Ordinal)) target = directive[3..];
            else if (directive.StartsWith("pack=", StringComparison.Ordinal)) packed.Add(directive[5..]);
            else throw Wrong(number, $"'{directive}' is not a directive");
        }
        if (target is not null && (aten is not null || arguments.Count > 0)) throw Wrong(number, "'to' leaves no operator to bind: 'aten' and 'arg' have no meaning beside it");
        return new SurfaceEntry(names[0], names.Length == 2, classes, documentation, aten, except, only, tupleNames, arguments, target, packed, number);
    }

    private static (string Documentation, string[] Directives) SplitDirectives(string text)
    {
        if (!text.EndsWith('}')) return (text, []);
        var open = text.LastIndexOf('{');
        return (text[..open].Trim(), text[(open + 1)..^1].Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries));
    }

    private static FormatException Wrong(int line, string problem) => new($"Surface.map, line {line}: {problem}");
}
