using System.Runtime.CompilerServices;

namespace Meld.Testing;

/// <summary>Where this checkout lies.</summary>
internal static class Repository
{
    /// <summary>The folder that holds <c>Meld.Notebooks.sln</c>.</summary>
    public static string Root { get; } = Path.GetFullPath(Path.Combine(Here(), "..", ".."));

    private static string Here([CallerFilePath] string path = "") => Path.GetDirectoryName(path)!;
}
