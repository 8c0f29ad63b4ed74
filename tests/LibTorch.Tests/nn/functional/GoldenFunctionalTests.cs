using LibTorch.Tests.Golden;

namespace LibTorch.Tests.NN.Functional;

/// <summary>Every function's output and gradients as PyTorch computes them from the same seed.</summary>
public sealed class GoldenFunctionalTests
{
    private static readonly GoldenFile File = GoldenFile.Load("functional");
    private static readonly GoldenCase[] Cases = [.. File.Cases.Where(item => !item.Csharp.Contains("nn.utils.rnn", StringComparison.Ordinal))];
    private static readonly GoldenProgram Program = new(File, Cases);

    public static TheoryData<string> Names { get; } = [.. Cases.Select(item => item.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void Functional_GivesPyTorchsNumbers(string name) => GoldenRun.Check(Program, File[name]);
}
