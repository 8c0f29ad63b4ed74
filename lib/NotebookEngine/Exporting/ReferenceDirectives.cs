using System.Text.RegularExpressions;

namespace NotebookEngine.Exporting;

/// <summary>The <c>#r</c> lines of a C# cell.</summary>
internal static partial class ReferenceDirectives
{
    /// <summary>Makes the path of every <c>#r "relative.dll"</c> absolute; packages and assembly names stay.</summary>
    public static string MakeAbsolute(string code, string folder) =>
        RelativeLibrary().Replace(code, match => $"{match.Groups[1].Value}\"{Path.GetFullPath(match.Groups[2].Value, folder)}\"");

    [GeneratedRegex(@"^([ \t]*#r[ \t]+)""([^""\r\n:\0]+\.(?:dll|exe))""", RegexOptions.Multiline | RegexOptions.IgnoreCase)]
    private static partial Regex RelativeLibrary();
}
