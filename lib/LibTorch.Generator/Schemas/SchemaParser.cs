using System.Text.RegularExpressions;

namespace LibTorch.Generator.Schemas;

/// <summary>Reads schemas as libtorch prints them: <c>aten::add.Tensor(Tensor self, Tensor other, *, Scalar alpha=1) -> Tensor</c>.</summary>
public static partial class SchemaParser
{
    /// <summary>Reads every schema of a text, one a line, in alphabetical order of their wrappers.</summary>
    /// <param name="text">What the shim printed.</param>
    /// <exception cref="FormatException">A line is no schema.</exception>
    public static IReadOnlyList<Schema> ParseAll(string text) =>
        [.. text.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(Parse).OrderBy(schema => schema.Identifier, StringComparer.Ordinal)];

    /// <summary>Reads one schema.</summary>
    /// <param name="line">The line.</param>
    /// <exception cref="FormatException">It is no schema.</exception>
    public static Schema Parse(string line)
    {
        var match = Whole().Match(line);
        if (!match.Success) throw new FormatException($"This is not an operator's schema: {line}");
        var arguments = SplitList(match.Groups["arguments"].Value).Where(argument => argument != "*").Select(argument => ParseArgument(argument, line));
        return new Schema(match.Groups["name"].Value, match.Groups["overload"].Value, [.. arguments], Returns(match.Groups["returns"].Value), line);
    }

    private static SchemaArgument ParseArgument(string text, string line)
    {
        var equals = text.IndexOf('=', StringComparison.Ordinal);
        var declaration = WithoutAliases(equals < 0 ? text : text[..equals]);
        var space = declaration.LastIndexOf(' ');
        if (space < 0) throw new FormatException($"'{text}' is not an argument in: {line}");
        return new SchemaArgument(declaration[..space], declaration[(space + 1)..], equals < 0 ? null : text[(equals + 1)..]);
    }

    private static IReadOnlyList<string> Returns(string text)
    {
        text = WithoutAliases(text);
        if (!text.StartsWith('(')) return [text];
        return [.. SplitList(text[1..^1]).Select(one => one.Split(' ')[0])];
    }

    // Aliases are written behind a type: Tensor(a!), Tensor(a -> *)[].
    private static string WithoutAliases(string text) => Alias().Replace(text, "$1");

    // Splits at the commas that are in no bracket.
    private static List<string> SplitList(string text)
    {
        List<string> parts = [];
        var depth = 0;
        var start = 0;
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] is '(' or '[') depth++;
            else if (text[i] is ')' or ']') depth--;
            else if (text[i] == ',' && depth == 0)
            {
                parts.Add(text[start..i].Trim());
                start = i + 1;
            }
        }
        var last = text[start..].Trim();
        if (last.Length > 0) parts.Add(last);
        return parts;
    }

    [GeneratedRegex(@"^aten::(?<name>\w+)(\.(?<overload>\w+))?\((?<arguments>.*)\) -> (?<returns>.+)$")]
    private static partial Regex Whole();

    [GeneratedRegex(@"(\w)\([^()]*\)")]
    private static partial Regex Alias();
}
