using TorchSharp.Interop;

namespace TorchSharp;

public static partial class torch
{
    /// <summary>
    /// A tensor of libtorch. It owns one native reference, given back by <see cref="Dispose()"/>, by the dispose scope in which it was made,
    /// or by the finalizer. Use after that throws <see cref="ObjectDisposedException"/>; an operation that runs on another thread meanwhile
    /// keeps the native tensor alive until it ends.
    /// </summary>
    public partial class Tensor : IDisposable
    {
        // Bits of `state`: somebody disposed the tensor; its handle was given back. The rest: how many native calls use the handle now.
        private const int Closed = 1;
        private const int Freed = 2;
        private const int OneUse = 4;

        private long storageBytes;
        private readonly IntPtr handle;
        private int state;

        /// <summary>Takes over a native handle.</summary>
        /// <param name="handle">A handle that owns a reference; not zero.</param>
        /// <param name="storageBytes">Bytes of a storage that came into being with it; 0 for a view.</param>
        internal Tensor(IntPtr handle, long storageBytes = 0)
        {
            this.handle = handle;
            this.storageBytes = storageBytes;
            if (storageBytes > 0) NativePressure.Add(storageBytes);
            ThreadScopes.Current.Created(this);
        }

        /// <summary>Gives the native tensor back, if nobody did.</summary>
        ~Tensor() => Dispose(false);

        /// <summary>Tensors alive in this process: made and not yet disposed or finalized.</summary>
        public static long TotalCount => LiveCount.Total;

        /// <summary>Whether the tensor was disposed.</summary>
        public bool IsInvalid => (Volatile.Read(ref state) & Closed) != 0;

        /// <summary>The native tensor. It lives as long as this object is not disposed, so keep the object alive while using it.</summary>
        /// <exception cref="ObjectDisposedException">The tensor was disposed.</exception>
        public IntPtr Handle
        {
            get
            {
                ObjectDisposedException.ThrowIf(IsInvalid, this);
                return handle;
            }
        }

        /// <summary>The dispose scope that will dispose this tensor, and its place in there.</summary>
        internal DisposeScope? Scope { get; set; }

        internal int ScopeSlot { get; set; }

        /// <summary>Gives the native tensor back now. Disposing twice does nothing.</summary>
        public void Dispose()
        {
            Dispose(true);
            GC.SuppressFinalize(this);
        }

        /// <summary>Gives the native tensor back.</summary>
        /// <param name="disposing">Whether somebody asked for it; false from the finalizer.</param>
        protected virtual void Dispose(bool disposing)
        {
            // Nearly always nobody uses it at the moment, and one exchange does.
            if (Interlocked.CompareExchange(ref state, Closed | Freed, 0) == 0)
            {
                var scopes = ThreadScopes.Current;
                if (disposing) scopes.Disposed(this);
                Free(scopes);
                return;
            }
            if ((Interlocked.Or(ref state, Closed) & Closed) != 0) return;
            if (disposing) ThreadScopes.Current.Disposed(this);
            FreeUnlessUsed();
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
            if ((Interlocked.Add(ref state, OneUse) & Closed) == 0) return handle;
            Release();
            throw new ObjectDisposedException(GetType().FullName, "This tensor was disposed: by its own Dispose, by a dispose scope, or as part of a module.");
        }

        /// <summary>A native tensor over the same memory without history; the caller owns it.</summary>
        internal IntPtr DetachedHandle()
        {
            using var detached = Aten.detach(this);
            return detached.DecoupleFromNativeHandle();
        }

        /// <summary>Hands the count of this tensor's bytes to another object over the same memory.</summary>
        internal long TakePressure()
        {
            var bytes = Interlocked.Exchange(ref storageBytes, 0);
            // The new owner counts them again.
            if (bytes > 0) NativePressure.Remove(bytes);
            return bytes;
        }

        internal void Release()
        {
            if (Interlocked.Add(ref state, -OneUse) == Closed) FreeUnlessUsed();
        }

        // Whoever is last to use a closed tensor frees it; the exchange lets only one do so.
        private void FreeUnlessUsed()
        {
            if (Interlocked.CompareExchange(ref state, Closed | Freed, Closed) == Closed) Free(ThreadScopes.Current);
        }

        private void Free(ThreadScopes scopes)
        {
            // The finalizer also sees an object whose constructor threw.
            if (handle == 0) return;
            NativeMethods.torch_tensor_free(handle);
            if (storageBytes > 0) NativePressure.Remove(Interlocked.Exchange(ref storageBytes, 0));
            scopes.Live.Value--;
        }
    }
}
