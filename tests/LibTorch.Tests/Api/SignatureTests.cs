using System.Reflection;
using LibTorch.Generator.Facts;
using Xunit.Abstractions;

namespace LibTorch.Tests.Api;

/// <summary>Code written for TorchSharp compiles against LibTorch, and code written against LibTorch compiles with TorchSharp.</summary>
public sealed class SignatureTests(ITestOutputHelper output)
{
    /// <summary>The project's own additions live in namespaces of their own; TorchSharp has no say in them.</summary>
    private static readonly IReadOnlyList<Type> Types =
        [.. ApiReader.VisibleTypes(Assembly.Load("LibTorch")).Where(type => !$"{type.Namespace}.".StartsWith("Meld.", StringComparison.Ordinal))];

    [Fact]
    public void EveryPublicMember_ExistsInTorchSharpWithTheSameSignature()
    {
        var offenders = new SignatureCheck(FactsFile.Load()).Offenders(Types);
        Assert.True(offenders.Count == 0, $"{offenders.Count} differ from TorchSharp 0.107:\n{string.Join('\n', offenders)}");
    }

    [Fact]
    public void Subset_HasAtLeast400Names()
    {
        var names = SignatureCheck.Coverage(Types);
        output.WriteLine($"LibTorch has {names} names in {Types.Count} types of TorchSharp.");
        Assert.True(names >= 400, $"LibTorch has only {names} names in {Types.Count} types of TorchSharp.");
    }
}
