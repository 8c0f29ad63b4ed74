namespace Meld.Features;

/// <summary>What was taken away of one step's features.</summary>
/// <param name="Step">The step, or null where the store has lost its identity.</param>
/// <param name="Digest">The first bytes of its digest, as hex digits.</param>
/// <param name="Records">How many.</param>
/// <param name="Bytes">Bytes of their values.</param>
/// <param name="Kept">How many of the step's stayed.</param>
public sealed record PrunedStep(StepIdentity? Step, string Digest, long Records, long Bytes, long Kept);
