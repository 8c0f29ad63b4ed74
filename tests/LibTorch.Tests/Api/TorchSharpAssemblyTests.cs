using System.Reflection;
using System.Runtime.Loader;
using LibTorch.Generator.Facts;

namespace LibTorch.Tests.Api;

/// <summary>The reader of assemblies and the committed facts, held against the real thing.</summary>
public sealed class TorchSharpAssemblyTests
{
    [TorchSharpAssemblyFact]
    public void ReadingTheRealAssembly_GivesTheCommittedFacts()
    {
        var read = ApiReader.VisibleTypes(Load(TorchSharpAssemblyFactAttribute.File)).Select(ApiReader.Describe).ToDictionary(type => type.FullName);
        var differences = FactsFile.Load().Types.SelectMany(type => Differences(type, read.GetValueOrDefault(type.FullName))).ToList();
        Assert.True(differences.Count == 0, $"{differences.Count} lines differ:\n{string.Join('\n', differences)}");
    }

    [TorchSharpAssemblyFact]
    public void CheckingTheRealAssembly_FindsNothing()
    {
        var facts = FactsFile.Load();
        var types = ApiReader.VisibleTypes(Load(TorchSharpAssemblyFactAttribute.File)).Where(type => facts.Find(TypeNames.Full(type)) is not null).ToList();
        Assert.Equal(facts.Types.Count, types.Count);
        Assert.Empty(new SignatureCheck(facts).Offenders(types));
        Assert.True(SignatureCheck.Coverage(types) > 2000);
    }

    private static IEnumerable<string> Differences(TypeFact expected, TypeFact? read)
    {
        var (wanted, got) = (expected.Lines().ToList(), read?.Lines().ToList() ?? []);
        var missing = wanted.Except(got).Select(line => "- " + line);
        var extra = got.Except(wanted).Select(line => "+ " + line);
        var differences = missing.Concat(extra).ToList();
        if (differences.Count == 0 && !wanted.SequenceEqual(got)) differences.Add("the same lines in another order");
        return differences.Select(line => $"{expected.FullName}: {line}");
    }

    private static Assembly Load(string file)
    {
        // Its own context, for its namespaces are also those of the assembly under test.
        var context = new AssemblyLoadContext("TorchSharp");
        context.Resolving += (_, name) =>
        {
            var beside = Path.Combine(Path.GetDirectoryName(Path.GetFullPath(file))!, name.Name + ".dll");
            return File.Exists(beside) ? context.LoadFromAssemblyPath(beside) : null;
        };
        return context.LoadFromAssemblyPath(Path.GetFullPath(file));
    }
}
