using TorchSharp.Interop;

namespace TorchSharp;

public static partial class torch
{
    public static partial class cuda
    {
        /// <summary>Whether there is an NVIDIA GPU that this libtorch can use.</summary>
        public static bool is_available() => NativeMethods.torch_cuda_available() > 0;

        /// <summary>Whether this libtorch can use cuDNN.</summary>
        public static bool is_cudnn_available() => NativeMethods.torch_cudnn_available() > 0;

        /// <summary>How many GPUs there are.</summary>
        public static int device_count() => NativeMethods.torch_cuda_device_count();

        /// <summary>Starts the random numbers of every GPU again. Without one it does nothing.</summary>
        /// <param name="seed">Where to start.</param>
        public static void manual_seed(long seed) => manual_seed_all(seed);

        /// <summary>Starts the random numbers of every GPU again. Without one it does nothing.</summary>
        /// <param name="seed">Where to start.</param>
        public static void manual_seed_all(long seed)
        {
            if (!is_available()) return;
            // libtorch seeds all devices at once; the processor's own sequence goes on.
            using var state = Generator.Default.get_state();
            random.manual_seed(seed).Dispose();
            Generator.Default.set_state(state);
        }

        /// <summary>Waits until a GPU has finished everything.</summary>
        /// <param name="device">Which; the current one if null.</param>
        public static void synchronize(Device? device = null) =>
            NativeError.Check(NativeMethods.torch_cuda_synchronize(device?.index ?? -1), "cuda.synchronize");
    }
}
