using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

[assembly: DisableRuntimeMarshalling]
[module: SkipLocalsInit]

namespace TorchSharp.Interop;

/// <summary>The shim's functions; <c>native/shim.h</c> documents them. Those that only read a field skip the runtime's transition.</summary>
internal static unsafe partial class NativeMethods
{
    private const string Shim = "torch_shim";

    [LibraryImport(Shim)]
    internal static partial byte* torch_error();

    [LibraryImport(Shim)]
    internal static partial byte* torch_version();

    [LibraryImport(Shim)]
    internal static partial byte* torch_schemas();

    [LibraryImport(Shim, StringMarshalling = StringMarshalling.Utf8)]
    internal static partial IntPtr torch_operator(string name, string overload);

    [LibraryImport(Shim)]
    internal static partial int torch_call(IntPtr op, long* stream, int arguments, Result** results);

    [LibraryImport(Shim)]
    internal static partial void torch_tensor_free(IntPtr tensor);

    [LibraryImport(Shim)]
    [SuppressGCTransition]
    internal static partial IntPtr torch_tensor_alias(IntPtr tensor);

    [LibraryImport(Shim)]
    [SuppressGCTransition]
    internal static partial int torch_tensor_sizes(IntPtr tensor, long** sizes);

    [LibraryImport(Shim)]
    [SuppressGCTransition]
    internal static partial int torch_tensor_strides(IntPtr tensor, long** strides);

    [LibraryImport(Shim)]
    [SuppressGCTransition]
    internal static partial long torch_tensor_numel(IntPtr tensor);

    [LibraryImport(Shim)]
    [SuppressGCTransition]
    internal static partial long torch_tensor_storage_offset(IntPtr tensor);

    [LibraryImport(Shim)]
    [SuppressGCTransition]
    internal static partial int torch_tensor_dtype(IntPtr tensor);

    [LibraryImport(Shim)]
    [SuppressGCTransition]
    internal static partial int torch_tensor_layout(IntPtr tensor);

    [LibraryImport(Shim)]
    [SuppressGCTransition]
    internal static partial long torch_tensor_device(IntPtr tensor);

    [LibraryImport(Shim)]
    [SuppressGCTransition]
    internal static partial int torch_tensor_is_contiguous(IntPtr tensor);

    [LibraryImport(Shim)]
    [SuppressGCTransition]
    internal static partial int torch_tensor_requires_grad(IntPtr tensor);

    [LibraryImport(Shim)]
    [SuppressGCTransition]
    internal static partial int torch_tensor_is_leaf(IntPtr tensor);

    [LibraryImport(Shim)]
    internal static partial int torch_tensor_set_requires_grad(IntPtr tensor, int value);

    [LibraryImport(Shim)]
    [SuppressGCTransition]
    internal static partial int torch_tensor_grad(IntPtr tensor, Result** result);

    [LibraryImport(Shim)]
    internal static partial int torch_tensor_set_grad(IntPtr tensor, IntPtr grad);

    [LibraryImport(Shim)]
    internal static partial int torch_tensor_set_data(IntPtr tensor, IntPtr data);

    [LibraryImport(Shim)]
    internal static partial int torch_tensor_data(IntPtr tensor, void** data);

    [LibraryImport(Shim)]
    internal static partial int torch_tensor_item(IntPtr tensor, Result* result);

    [LibraryImport(Shim)]
    internal static partial IntPtr torch_tensor_from_blob(
        void* data, long* sizes, int dimensions, int dtype, delegate* unmanaged<IntPtr, void> release, IntPtr context);

    [LibraryImport(Shim)]
    internal static partial int torch_backward(
        IntPtr* tensors, int count, IntPtr* gradients, int retainGraph, int createGraph, IntPtr* inputs, int inputCount);

    [LibraryImport(Shim)]
    internal static partial int torch_gradients(
        IntPtr* outputs, int outputCount, IntPtr* inputs, int inputCount, IntPtr* gradients, int retainGraph, int createGraph, int allowUnused, Result** results);

    [LibraryImport(Shim)]
    [SuppressGCTransition]
    internal static partial int torch_grad_enabled();

    [LibraryImport(Shim)]
    [SuppressGCTransition]
    internal static partial void torch_set_grad_enabled(int enabled);

    [LibraryImport(Shim)]
    [SuppressGCTransition]
    internal static partial int torch_inference_enabled();

    [LibraryImport(Shim)]
    internal static partial IntPtr torch_inference_enter(int enabled);

    [LibraryImport(Shim)]
    internal static partial void torch_inference_leave(IntPtr guard);

    [LibraryImport(Shim)]
    internal static partial int torch_anomaly_enabled();

    [LibraryImport(Shim)]
    internal static partial int torch_anomaly_checks_nan();

    [LibraryImport(Shim)]
    internal static partial void torch_set_anomaly(int enabled, int checkNan);

    [LibraryImport(Shim)]
    internal static partial int torch_autocast_enabled(int deviceType);

    [LibraryImport(Shim)]
    internal static partial int torch_autocast_dtype(int deviceType);

    [LibraryImport(Shim)]
    internal static partial int torch_autocast_enter(int deviceType, int dtype, int enabled);

    [LibraryImport(Shim)]
    internal static partial void torch_autocast_leave(int deviceType, int dtype, int enabled);

    [LibraryImport(Shim)]
    internal static partial int torch_threads();

    [LibraryImport(Shim)]
    internal static partial int torch_set_threads(int count);

    [LibraryImport(Shim)]
    internal static partial int torch_interop_threads();

    [LibraryImport(Shim)]
    internal static partial int torch_set_interop_threads(int count);

    [LibraryImport(Shim)]
    internal static partial int torch_default_dtype();

    [LibraryImport(Shim)]
    internal static partial int torch_set_default_dtype(int dtype);

    [LibraryImport(Shim)]
    internal static partial int torch_manual_seed(long seed);

    [LibraryImport(Shim)]
    internal static partial IntPtr torch_generator_new(ulong seed, int deviceType, int deviceIndex);

    [LibraryImport(Shim)]
    internal static partial IntPtr torch_generator_default();

    [LibraryImport(Shim)]
    internal static partial void torch_generator_free(IntPtr generator);

    [LibraryImport(Shim)]
    internal static partial int torch_generator_set_seed(IntPtr generator, long seed);

    [LibraryImport(Shim)]
    internal static partial int torch_generator_initial_seed(IntPtr generator, long* seed);

    [LibraryImport(Shim)]
    internal static partial int torch_generator_seed(IntPtr generator, long* seed);

    [LibraryImport(Shim)]
    internal static partial IntPtr torch_generator_state(IntPtr generator);

    [LibraryImport(Shim)]
    internal static partial int torch_generator_set_state(IntPtr generator, IntPtr state);

    [LibraryImport(Shim)]
    internal static partial int torch_cuda_available();

    [LibraryImport(Shim)]
    internal static partial int torch_cuda_device_count();

    [LibraryImport(Shim)]
    internal static partial int torch_cudnn_available();

    [LibraryImport(Shim)]
    internal static partial int torch_cuda_synchronize(long deviceIndex);

    [LibraryImport(Shim)]
    internal static partial void torch_memory(MemoryCounters* counters);

    [LibraryImport(Shim)]
    internal static partial void torch_memory_reset_peak();
}
