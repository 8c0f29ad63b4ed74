using LibTorch.Tests.Golden;

namespace LibTorch.Tests.Modules.Losses;

/// <summary>Every loss, as a module and as a function, with its gradients, as PyTorch computes them from the same seed.</summary>
public sealed class GoldenLossTests
{
    private static readonly GoldenFile File = GoldenFile.Load("losses");
    private static readonly GoldenProgram Program = new(File, File.Cases);

    public static TheoryData<string> Names { get; } = [.. File.Cases.Select(item => item.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void Loss_GivesPyTorchsNumbers(string name) => GoldenRun.Check(Program, File[name]);
}
