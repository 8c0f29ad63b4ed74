using Microsoft.CodeAnalysis;
using Microsoft.DotNet.Interactive.Formatting;

namespace NotebookEngine.Hosting;

/// <summary>
/// What a cell can use without <c>#r</c>: .NET's own libraries, the formatters and this engine's display functions. ASP.NET Core is
/// left out, all but its HTML content type: binding its 140 assemblies would slow every cell by a tenth.
/// </summary>
internal static class SessionReferences
{
    /// <summary>The references, read once; every cell's compilation shares them.</summary>
    public static IReadOnlyList<MetadataReference> Load()
    {
        var framework = Path.GetDirectoryName(typeof(object).Assembly.Location)!;
        string[] extra =
        [
            typeof(Formatter).Assembly.Location,
            typeof(Microsoft.AspNetCore.Html.IHtmlContent).Assembly.Location,
            typeof(SessionReferences).Assembly.Location,
        ];
        var trusted = (string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!;
        return
        [
            .. trusted.Split(Path.PathSeparator).Where(path => Path.GetDirectoryName(path) == framework).Concat(extra)
                .Select(path => MetadataReference.CreateFromFile(path)),
        ];
    }
}
