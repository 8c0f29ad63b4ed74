using LibTorch.Tests.Golden;

namespace LibTorch.Tests.Modules;

/// <summary>Recurrent layers, attention and transformers: initial state, outputs and gradients as PyTorch computes them from the same seed.</summary>
public sealed class GoldenSequenceTests
{
    private static readonly GoldenFile File = GoldenFile.Load("modules");
    private static readonly GoldenCase[] Cases = [.. File.Cases.Where(IsOfSequences)];
    private static readonly GoldenProgram Program = new(File, Cases);

    public static TheoryData<string> Names { get; } = [.. Cases.Select(item => item.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void Call_OfASequenceModule_GivesPyTorchsNumbers(string name) => GoldenRun.Check(Program, File[name]);

    // What GoldenModuleTests leaves out, containers included.
    private static bool IsOfSequences(GoldenCase item)
        => new[] { "lstm", "gru", "rnn", "multihead", "encoder", "decoder", "transformer", "sequential" }.Any(item.Name.StartsWith);
}
