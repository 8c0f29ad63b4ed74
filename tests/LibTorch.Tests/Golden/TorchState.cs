namespace LibTorch.Tests.Golden;

/// <summary>
/// Tests that depend on the process's random stream or thread count, which every other test may use: xunit runs them one after another, alone.
/// </summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class TorchState
{
    public const string Name = "torch's state of the process";
}
