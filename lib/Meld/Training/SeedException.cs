namespace Meld.Training;

/// <summary>The training of one of several seeds failed.</summary>
/// <param name="seed">The seed.</param>
/// <param name="problem">What went wrong, as its process said it.</param>
public sealed class SeedException(int seed, string problem) : IOException($"seed {seed}: {problem}")
{
    /// <summary>The seed.</summary>
    public int Seed { get; } = seed;
}
