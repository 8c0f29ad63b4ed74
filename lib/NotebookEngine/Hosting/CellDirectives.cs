using NotebookEngine.Documents;

namespace NotebookEngine.Hosting;

/// <summary>
/// The lines of a C# cell that .NET Interactive would take for its own commands: those that start with <c>#!</c>, even inside a string,
/// and <c>#r "nuget:"</c>. None is known here yet, and running on without one would hide it.
/// </summary>
internal static class CellDirectives
{
    /// <summary>The error of the first such line, or null.</summary>
    public static CellError? FindError(string code)
    {
        var lines = code.Split('\n');
        for (var index = 0; index < lines.Length; index++)
        {
            if (Explain(lines[index]) is { } message) return new CellError("UnknownDirective", message, index + 1);
        }
        return null;
    }

    private static string? Explain(string line)
    {
        if (line.StartsWith("#!", StringComparison.Ordinal)) return ExplainMagic(line);
        var words = line.Split((char[])[' ', '\t'], StringSplitOptions.RemoveEmptyEntries);
        return words is [("#r" or "#i"), var target, ..] && target.TrimStart('"').StartsWith("nuget:", StringComparison.Ordinal)
            ? $"this engine does not fetch packages: {line.Trim()}"
            : null;
    }

    private static string ExplainMagic(string line)
    {
        var name = line[2..].TrimEnd();
        return name.Length < line.Length - 2 && CellLanguage.Find(name) is not null
            ? $"'{line}' begins no cell, for a space follows the language; remove the space"
            : $"unknown magic command '{line.TrimEnd()}'";
    }
}
