using System.Text.RegularExpressions;

namespace LibTorch.Generator.Emission;

/// <summary>Which wrappers the hand-written code of the library calls.</summary>
public static partial class HandWrittenUses
{
    /// <summary>The names after <c>Aten.</c> in every source file of a folder, the generated ones left out.</summary>
    /// <param name="folder">The library's folder.</param>
    public static IReadOnlySet<string> In(string folder)
    {
        SortedSet<string> names = new(StringComparer.Ordinal);
        foreach (var file in Directory.EnumerateFiles(folder, "*.cs", SearchOption.AllDirectories))
        {
            if (file.EndsWith(".g.cs", StringComparison.Ordinal)) continue;
            names.UnionWith(InText(File.ReadAllText(file)));
        }
        return names;
    }

    /// <summary>The names after <c>Aten.</c> in a text.</summary>
    /// <param name="text">C# code.</param>
    public static IEnumerable<string> InText(string text) => Use().Matches(text).Select(match => match.Groups[1].Value);

    [GeneratedRegex(@"\bAten\.@?(\w+)")]
    private static partial Regex Use();
}
