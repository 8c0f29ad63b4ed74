using TorchSharp.Interop;

namespace TorchSharp;

public static partial class torch
{
    /// <summary>
    /// A tensor of libtorch. It owns one native reference, given back by <see cref="Dispose()"/>, by the dispose scope in which it was made,
    /// or by the garbage collector. Use after that throws <see cref="ObjectDisposedException"/>; an operation that runs on another thread meanwhile
    /// keeps the native tensor alive until it ends.
    /// </summary>
    public partial class Tensor : IDisposable
    {
        private readonly NativeTensor native;
        private readonly long stamp;

        /// <summary>Takes over a native handle.</summary>
        /// <param name="handle">A handle that owns a reference; not zero.</param>
        /// <param name="storageBytes">Bytes of a storage that came into being with it; 0 for a view.</param>
        internal Tensor(IntPtr handle, long storageBytes = 0)
        {
            var scopes = ThreadScopes.Current;
            native = NativeTensor.Of(scopes, handle, storageBytes);
            stamp = native.Stamp;
            scopes.Created(this);
        }

        /// <summary>Tensors alive in this process: made and not yet disposed or collected.</summary>
        public static long TotalCount => LiveCount.Total;

        /// <summary>Whether the tensor was disposed.</summary>
        public bool IsInvalid => native.IsOver(stamp);

        /// <summary>The native tensor. It lives as long as this object is not disposed, so keep the object alive while using it.</summary>
        /// <exception cref="ObjectDisposedException">The tensor was disposed.</exception>
        public IntPtr Handle
        {
            get
            {
                var handle = Acquire();
                Release();
                return handle;
            }
        }

        /// <summary>The dispose scope that will dispose this tensor, and its place in there.</summary>
        internal DisposeScope? Scope { get; set; }

        internal int ScopeSlot { get; set; }

        /// <summary>Gives the native tensor back now. Disposing twice does nothing.</summary>
        // Only what a derived class brings could need finalizing, and suppressing that costs every tensor.
#pragma warning disable CA1816
        public void Dispose() => Dispose(true);
#pragma warning restore CA1816

        /// <summary>Gives the native tensor back.</summary>
        /// <param name="disposing">Whether somebody asked for it; for derived classes with a finalizer of their own.</param>
        protected virtual void Dispose(bool disposing)
        {
            var scopes = ThreadScopes.Current;
            if (native.Close(stamp, scopes) && disposing) scopes.Disposed(this);
        }

        /// <summary>A second object for the same native tensor, history and gradient included; each is disposed on its own.</summary>
        /// <exception cref="ObjectDisposedException">The tensor was disposed.</exception>
        public Tensor alias()
        {
            var owned = Acquire();
            try
            {
                return new Tensor(NativeMethods.torch_tensor_alias(owned));
            }
            finally
            {
                Release();
            }
        }

        /// <summary>Lets go of the native tensor without giving its reference back; the caller owns it from now on.</summary>
        /// <returns>The native tensor.</returns>
        /// <exception cref="ObjectDisposedException">The tensor was disposed.</exception>
        public IntPtr DecoupleFromNativeHandle()
        {
            var owned = Acquire();
            try
            {
                _ = NativeMethods.torch_tensor_alias(owned);
                Dispose();
                return owned;
            }
            finally
            {
                Release();
            }
        }

        /// <summary>Keeps the native tensor alive until <see cref="Release"/>.</summary>
        /// <exception cref="ObjectDisposedException">The tensor was disposed.</exception>
        internal IntPtr Acquire()
        {
            var handle = native.Acquire(stamp);
            return handle != 0
                ? handle
                : throw new ObjectDisposedException(GetType().FullName, "This tensor was disposed: by its own Dispose, by a dispose scope, or as part of a module.");
        }

        internal void Release() => native.Release();

        /// <summary>A native tensor over the same memory without history; the caller owns it.</summary>
        internal IntPtr DetachedHandle()
        {
            using var detached = Aten.detach(this);
            return detached.DecoupleFromNativeHandle();
        }

        /// <summary>Hands the count of this tensor's bytes to another object over the same memory.</summary>
        internal long TakePressure()
        {
            _ = Acquire();
            var bytes = native.TakeBytes();
            Release();
            return bytes;
        }
    }
}
