using TorchSharp.Interop;

namespace TorchSharp;

public static partial class torch
{
    /// <summary>A source of random numbers with its own state.</summary>
    public class Generator : IDisposable
    {
        private IntPtr handle;

        /// <summary>A new generator.</summary>
        /// <param name="seed">Where it starts.</param>
        /// <param name="device">The device whose tensors it fills; the CPU when null.</param>
        /// <exception cref="System.Runtime.InteropServices.ExternalException">There is no generator for that device.</exception>
        public Generator(ulong seed = 0, Device? device = null)
        {
            this.device = device ?? CPU;
            handle = Made(NativeMethods.torch_generator_new(seed, (int)this.device.type, this.device.index));
        }

        private Generator(IntPtr handle, Device device)
        {
            this.handle = handle;
            this.device = device;
        }

        /// <summary>Gives the native generator back.</summary>
        ~Generator() => Dispose(false);

        /// <summary>The CPU's own generator, which every call without one uses; an object of its own each time, so disposing it takes it from nobody.</summary>
        public static Generator Default => new(Made(NativeMethods.torch_generator_default()), CPU);

        /// <summary>The native generator.</summary>
        /// <exception cref="ObjectDisposedException">The generator was disposed.</exception>
        public IntPtr Handle
        {
            get
            {
                ObjectDisposedException.ThrowIf(handle == 0, this);
                return handle;
            }
        }

        /// <summary>The device whose tensors it fills.</summary>
        public Device device { get; }

        /// <summary>The state, as a tensor of bytes.</summary>
        public Tensor get_state()
        {
            var state = NativeMethods.torch_generator_state(Handle);
            GC.KeepAlive(this);
            return state != 0 ? new Tensor(state) : throw NativeError.Last(nameof(get_state));
        }

        /// <summary>Goes back to a state that <see cref="get_state"/> gave.</summary>
        /// <param name="value">The state.</param>
        /// <exception cref="System.Runtime.InteropServices.ExternalException">It is no state of such a generator.</exception>
        public void set_state(Tensor value)
        {
            var state = value.Acquire();
            try
            {
                NativeError.Check(NativeMethods.torch_generator_set_state(Handle, state), nameof(set_state));
            }
            finally
            {
                value.Release();
            }
            GC.KeepAlive(this);
        }

        /// <summary>The seed it was started with.</summary>
        public unsafe long initial_seed()
        {
            long seed;
            NativeError.Check(NativeMethods.torch_generator_initial_seed(Handle, &seed), nameof(initial_seed));
            GC.KeepAlive(this);
            return seed;
        }

        /// <summary>Starts again from a seed.</summary>
        /// <param name="seed">Where to start.</param>
        /// <returns>This generator.</returns>
        public Generator manual_seed(long seed)
        {
            NativeError.Check(NativeMethods.torch_generator_set_seed(Handle, seed), nameof(manual_seed));
            GC.KeepAlive(this);
            return this;
        }

        /// <summary>Starts again from a seed that the machine's entropy gives.</summary>
        /// <returns>That seed.</returns>
        public unsafe long seed()
        {
            long seed;
            NativeError.Check(NativeMethods.torch_generator_seed(Handle, &seed), nameof(seed));
            GC.KeepAlive(this);
            return seed;
        }

        /// <summary>Gives the native generator back.</summary>
        public void Dispose()
        {
            Dispose(true);
            GC.SuppressFinalize(this);
        }

        /// <summary>Gives the native generator back.</summary>
        /// <param name="disposing">Whether somebody asked for it; false from the finalizer.</param>
        protected virtual void Dispose(bool disposing)
        {
            var owned = Interlocked.Exchange(ref handle, 0);
            if (owned != 0) NativeMethods.torch_generator_free(owned);
        }

        private static IntPtr Made(IntPtr handle) => handle != 0 ? handle : throw NativeError.Last(nameof(Generator));
    }
}
