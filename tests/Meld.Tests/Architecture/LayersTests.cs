using Meld.Testing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Meld.Tests.Architecture;

/// <summary>A folder of lib/Meld may use only the folders before it.</summary>
public sealed class LayersTests
{
    private static readonly string[][] Layers =
    [
        ["Storage"], ["Corpus", "Text", "Media"], ["Features"], ["Weights"], ["Encoders"], ["Fusion"], ["Models"],
        ["Losses", "Metrics", "Baselines"], ["Tracking"], ["Training"], ["Evaluation"], ["Inference"], ["Display"],
    ];

    [Fact]
    public void Folders_UseOnlyThoseBeforeThem()
    {
        var compilation = Compile(Path.Combine(Repository.Root, "lib", "Meld"));
        var uses = compilation.SyntaxTrees.SelectMany(tree => Uses(compilation.GetSemanticModel(tree), tree)).Distinct().ToList();

        Assert.NotEmpty(uses);
        Assert.DoesNotContain(uses, use => LayerOf(use.Used) > LayerOf(use.User));
    }

    [Fact]
    public void Folders_AreNamespaces()
    {
        var folder = Path.Combine(Repository.Root, "lib", "Meld");
        foreach (var tree in Compile(folder).SyntaxTrees.Where(tree => tree.FilePath.Length > 0))
        {
            var declared = tree.GetRoot().DescendantNodes().OfType<BaseNamespaceDeclarationSyntax>().Single().Name.ToString();
            Assert.Equal("Meld." + Path.GetRelativePath(folder, Path.GetDirectoryName(tree.FilePath)!).Replace('/', '.'), declared);
        }
    }

    private static CSharpCompilation Compile(string folder)
    {
        var implicitUsings = CSharpSyntaxTree.ParseText(
            "global using System; global using System.Collections.Generic; global using System.IO; global using System.Linq; "
            + "global using System.Net.Http; global using System.Threading; global using System.Threading.Tasks;");
        var sources = Directory.EnumerateFiles(folder, "*.cs", SearchOption.AllDirectories)
            .Select(path => CSharpSyntaxTree.ParseText(File.ReadAllText(path), path: path));
        var references = ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
            .Where(path => Path.GetFileName(path) is not ("Meld.dll" or "Meld.Tests.dll"))
            .Select(path => MetadataReference.CreateFromFile(path));
        return CSharpCompilation.Create("Layers", [implicitUsings, .. sources], references);
    }

    private static IEnumerable<(string User, string Used, string File)> Uses(SemanticModel model, SyntaxTree tree) =>
        from name in tree.GetRoot().DescendantNodes().OfType<SimpleNameSyntax>()
        let symbol = model.GetSymbolInfo(name).Symbol
        let type = symbol as INamedTypeSymbol ?? symbol?.ContainingType
        // Meld.Torch is LibTorch's.
        where type is not null && type.Locations.Any(location => location.IsInSource)
        let used = FolderOf(type.ContainingNamespace)
        let user = FolderOf(model.GetEnclosingSymbol(name.SpanStart)?.ContainingNamespace)
        where used is not null && user is not null && used != user
        select (user, used, Path.GetFileName(tree.FilePath));

    private static string? FolderOf(INamespaceSymbol? space) =>
        space?.ToDisplayString().Split('.') is ["Meld", var folder, ..] ? folder : null;

    private static int LayerOf(string folder) =>
        Array.FindIndex(Layers, layer => layer.Contains(folder)) is var layer and >= 0
            ? layer
            : throw new InvalidOperationException($"lib/Meld/{folder} has no place in the order of folders.");
}
