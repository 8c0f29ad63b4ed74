using Meld.Testing;

namespace Meld.Tests.Media;

/// <summary>The clips in <c>fixtures/</c>, which <c>make-clips.sh</c> made.</summary>
internal static class Fixtures
{
    private static readonly string Folder = Path.Combine(Repository.Root, "tests", "Meld.Tests", "Media", "fixtures");

    /// <summary>Names of all clips.</summary>
    public static IReadOnlyList<string> Names { get; } =
        [.. Directory.EnumerateFiles(Folder).Select(file => Path.GetFileName(file)).Order(StringComparer.Ordinal)];

    /// <summary>Names of clips as test cases.</summary>
    public static TheoryData<string> All => [.. Names];

    /// <summary>The path of a clip.</summary>
    public static string Clip(string name) => Path.Combine(Folder, name);
}
