using LibTorch.Tests.Golden;

namespace LibTorch.Tests.Modules;

/// <summary>Every layer's initial state, output, gradients and buffers as PyTorch computes them from the same seed.</summary>
public sealed class GoldenModuleTests
{
    private static readonly GoldenFile File = GoldenFile.Load("modules");
    private static readonly GoldenCase[] Cases = [.. File.Cases.Where(IsLayer)];
    private static readonly GoldenProgram Program = new(File, Cases);

    public static TheoryData<string> Names { get; } = [.. Cases.Select(item => item.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void Call_OfALayer_GivesPyTorchsNumbers(string name) => GoldenRun.Check(Program, File[name]);

    // Sequences of steps, attention and containers have tests of their own.
    private static bool IsLayer(GoldenCase item)
        => !new[] { "lstm", "gru", "rnn", "multihead", "encoder", "decoder", "transformer", "sequential" }.Any(item.Name.StartsWith);
}
