using System.Reflection;
using System.Runtime.Loader;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using TorchSharp;

namespace LibTorch.Tests.Golden;

/// <summary>
/// The C# text of golden cases, compiled as a user's code would be: what PyTorch recorded is compared with what this very text computes. A case that
/// does not compile fails alone.
/// </summary>
internal sealed class GoldenProgram
{
    private const string Usings = """
        using System;
        using System.Collections.Generic;
        using TorchSharp;
        using static TorchSharp.torch;
        using static TorchSharp.torch.nn;
        using F = TorchSharp.torch.nn.functional;

        """;

    private readonly Dictionary<string, string> errors = [];
    private readonly Dictionary<string, MethodInfo> methods = [];

    internal GoldenProgram(GoldenFile file, IEnumerable<GoldenCase> cases)
    {
        var left = cases.ToList();
        while (left.Count > 0 && Compile(file, left) is { Count: > 0 } broken)
        {
            foreach (var (item, error) in broken) errors[item.Name] = error;
            left.RemoveAll(item => errors.ContainsKey(item.Name));
        }
    }

    /// <summary>Runs a case.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="made">Receives the fresh module, where the case has one.</param>
    /// <param name="input">Receives each input with its name.</param>
    internal torch.Tensor[] Run(string name, Action<torch.nn.Module> made, Action<string, torch.Tensor> input)
    {
        if (errors.TryGetValue(name, out var error)) Assert.Fail($"{name} does not compile: {error}");
        return methods[name].CreateDelegate<Func<Action<torch.nn.Module>, Action<string, torch.Tensor>, torch.Tensor[]>>()(made, input);
    }

    private Dictionary<GoldenCase, string> Compile(GoldenFile file, List<GoldenCase> cases)
    {
        // In TorchSharp's namespace, because the texts say `Modules.GELU`.
        var trees = cases.Select((item, index) => CSharpSyntaxTree.ParseText(
            $"{Usings}namespace TorchSharp.Golden;\n\npublic static class Case{index}\n{{\n{Method(file, item)}}}\n", path: item.Name)).ToArray();
        var references = ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!)
            .Split(Path.PathSeparator).Append(typeof(torch).Assembly.Location).Distinct().Select(path => MetadataReference.CreateFromFile(path));
        var compilation = CSharpCompilation.Create($"golden-{Guid.NewGuid():N}", trees, references, new(OutputKind.DynamicallyLinkedLibrary));
        using var image = new MemoryStream();
        var result = compilation.Emit(image);
        if (!result.Success)
        {
            return result.Diagnostics.Where(one => one.Severity == DiagnosticSeverity.Error).GroupBy(one => one.Location.SourceTree)
                .ToDictionary(group => cases[Array.IndexOf(trees, group.Key)], group => string.Join("; ", group.Select(one => one.GetMessage())));
        }
        image.Position = 0;
        var assembly = AssemblyLoadContext.Default.LoadFromStream(image);
        for (var index = 0; index < cases.Count; index++)
            methods[cases[index].Name] = assembly.GetType($"TorchSharp.Golden.Case{index}", true)!.GetMethod("Run")!;
        return [];
    }

    // The order of the random stream: seed, module, reseed, inputs, setup, call.
    private static string Method(GoldenFile file, GoldenCase item)
    {
        var text = new StringBuilder("    public static Tensor[] Run(Action<Module> made, Action<string, Tensor> input)\n    {\n");
        void Line(string statement) => text.Append("        ").Append(statement).Append('\n');
        Line($"torch.manual_seed({file.Seed});");
        if (item.Text("module") is { } module) Line($"var m = {module}; made(m);");
        if (item.Has("reseed")) Line($"torch.manual_seed({item.Number("reseed")});");
        foreach (var (name, csharp) in item.Inputs()) Line($"var {name} = {csharp}; input(\"{name}\", {name});");
        if (item.Text("setup") is { } setup) Line($"{setup};");
        string[] statements = item.Csharp.Split("; ");
        foreach (var statement in statements[..^1]) Line($"{statement};");
        Line(statements[^1].StartsWith('[') ? $"return {statements[^1]};" : $"return [{statements[^1]}];");
        return text.Append("    }\n").ToString();
    }
}
