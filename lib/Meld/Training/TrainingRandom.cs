using Meld.Metrics;

namespace Meld.Training;

/// <summary>
/// Every random choice of a training as a function of its seed and of where it is made, so that nothing done in between, such as an evaluation or an
/// inspection, changes what comes next, and a resumed training needs no generator's state.
/// </summary>
internal static class TrainingRandom
{
    // Streams that must not meet: the order of an epoch and the noise of a step.
    private const ulong Orders = 0x6F72646572;
    private const ulong Steps = 0x7374657073;

    /// <summary>The generator of an epoch's batches.</summary>
    public static SplitMix64 Order(long seed, int epoch) => new(Derive(seed, Orders, (ulong)epoch));

    /// <summary>The seed of the default generator for a step: dropout and the like.</summary>
    public static long StepSeed(long seed, long globalStep) => (long)Derive(seed, Steps, (ulong)globalStep);

    // Each value passes through a generator before the next joins, or neighbouring seeds would share their streams shifted by one.
    private static ulong Derive(long seed, ulong stream, ulong place) => new SplitMix64(new SplitMix64((ulong)seed ^ stream).Next() + place).Next();
}
