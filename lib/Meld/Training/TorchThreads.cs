namespace Meld.Training;

/// <summary>How many threads a training takes.</summary>
public static class TorchThreads
{
    // Below this, two threads wait for one another longer than they compute; seeds side by side use the other cores.
    private const long FewParameters = 10_000_000;

    /// <summary>One for a small model, the machine's processors for a large one.</summary>
    /// <param name="parameters">Number of the model's parameters.</param>
    public static int For(long parameters) => parameters < FewParameters ? 1 : Environment.ProcessorCount;
}
