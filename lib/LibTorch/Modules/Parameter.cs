using TorchSharp.Interop;
using static TorchSharp.torch;

namespace TorchSharp.Modules
{
    /// <summary>A tensor that a module learns: a leaf of the graph, found by <c>parameters()</c> when it is a field of a module.</summary>
    public class Parameter : Tensor
    {
        /// <summary>A parameter that shares its memory with a tensor.</summary>
        /// <param name="data">The values. The tensor itself stays usable.</param>
        /// <param name="requires_grad">Whether gradients are computed for it.</param>
        public Parameter(Tensor data, bool requires_grad = true)
            : base(Leaf(data, requires_grad), data.TakePressure())
        {
            // It lives where the tensor lived: in its scope, or in none when that had been taken out.
            Scope?.MoveToOther(data.Scope, this);
        }

        // `detach` makes another tensor over the same memory, also from one that has a history.
        private static IntPtr Leaf(Tensor data, bool requires_grad)
        {
            ArgumentNullException.ThrowIfNull(data);
            var handle = data.DetachedHandle();
            if (!requires_grad) return handle;
            if (NativeMethods.torch_tensor_set_requires_grad(handle, 1) >= 0) return handle;
            var error = NativeError.Last("Parameter");
            NativeMethods.torch_tensor_free(handle);
            throw error;
        }
    }
}

namespace TorchSharp
{
    public static partial class torch
    {
        public static partial class nn
        {
            /// <summary>A parameter that shares its memory with a tensor.</summary>
            /// <param name="data">The values.</param>
            /// <param name="requires_grad">Whether gradients are computed for it.</param>
            public static Modules.Parameter Parameter(Tensor data, bool requires_grad = true) => new(data, requires_grad);
        }
    }
}
