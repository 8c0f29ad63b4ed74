using TorchSharp.Interop;

namespace TorchSharp;

public static partial class torch
{
    public partial class Tensor
    {
        /// <summary>Exchanges what this tensor holds, and its gradient, for the same numbers in another type or on another device.</summary>
        /// <param name="type">The type, for floating-point and complex tensors only; null to keep it.</param>
        /// <param name="target">The device; null to keep it.</param>
        /// <param name="nonBlocking">Whether the copy may go on after the call.</param>
        internal void ConvertInPlace(ScalarType? type, Device? target, bool nonBlocking)
        {
            var newType = torch.is_floating_point(dtype) || torch.is_complex(dtype) ? type ?? dtype : dtype;
            Convert(this, newType, target ?? device, nonBlocking);
            using var gradient = grad;
            if (gradient is not null) Convert(gradient, newType, target ?? device, nonBlocking);
        }

        private static void Convert(Tensor tensor, ScalarType type, Device target, bool nonBlocking)
        {
            if (type == tensor.dtype && target.type == tensor.device_type && (target.index < 0 || target.index == tensor.device_index)) return;
            using var detached = Aten.detach(tensor);
            using var converted = Aten.to_dtype_layout(detached, type, device: target, non_blocking: nonBlocking);
            var (handle, data) = (tensor.Acquire(), converted.Acquire());
            try
            {
                NativeError.Check(NativeMethods.torch_tensor_set_data(handle, data), nameof(to));
                tensor.native.ReplaceBytes(converted.TakePressure());
            }
            finally
            {
                converted.Release();
                tensor.Release();
            }
        }
    }
}
