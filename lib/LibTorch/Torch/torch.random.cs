using TorchSharp.Interop;

namespace TorchSharp;

public static partial class torch
{
    /// <summary>Starts the random numbers of every device again.</summary>
    /// <param name="seed">Where to start.</param>
    /// <returns>The processor's generator.</returns>
    public static Generator manual_seed(long seed) => random.manual_seed(seed);

    /// <summary>The seed that the processor's random numbers were started with.</summary>
    public static long initial_seed() => random.initial_seed();

    /// <summary>Starts the random numbers of every device again, from a seed that the machine's entropy gives.</summary>
    /// <returns>That seed.</returns>
    public static long seed() => random.seed();

    /// <summary>State of the processor's random numbers, as a tensor of bytes.</summary>
    public static Tensor get_rng_state() => random.get_rng_state();

    /// <summary>Goes back to a state that <see cref="get_rng_state"/> gave.</summary>
    /// <param name="new_state">The state.</param>
    public static void set_rng_state(Tensor new_state) => random.set_rng_state(new_state);

    public static partial class random
    {
        /// <summary>Starts the random numbers of every device again.</summary>
        /// <param name="seed">Where to start.</param>
        /// <returns>The processor's generator.</returns>
        public static Generator manual_seed(long seed)
        {
            NativeError.Check(NativeMethods.torch_manual_seed(seed), nameof(manual_seed));
            return Generator.Default;
        }

        /// <summary>The seed that the processor's random numbers were started with.</summary>
        public static long initial_seed() => Generator.Default.initial_seed();

        /// <summary>Starts the random numbers of every device again, from a seed that the machine's entropy gives.</summary>
        /// <returns>That seed.</returns>
        public static long seed()
        {
            var seed = Generator.Default.seed();
            manual_seed(seed).Dispose();
            return seed;
        }

        /// <summary>State of the processor's random numbers, as a tensor of bytes.</summary>
        public static Tensor get_rng_state() => Generator.Default.get_state();

        /// <summary>Goes back to a state that <see cref="get_rng_state"/> gave.</summary>
        /// <param name="new_state">The state.</param>
        public static void set_rng_state(Tensor new_state)
        {
            ArgumentNullException.ThrowIfNull(new_state);
            Generator.Default.set_state(new_state);
        }
    }
}
