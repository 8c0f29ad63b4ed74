using System.Runtime.InteropServices;
using TorchSharp.Interop;

namespace TorchSharp;

public static partial class torch
{
    /// <summary>Version of libtorch, such as <c>1.13.1</c>.</summary>
    public static unsafe string __version__ => Marshal.PtrToStringUTF8((IntPtr)NativeMethods.torch_version())!;

    /// <summary>How many threads one operation may use.</summary>
    public static int get_num_threads() => NativeMethods.torch_threads();

    /// <summary>Sets how many threads one operation may use. More than free cores makes everything slower.</summary>
    /// <param name="num">How many, at least 1.</param>
    public static void set_num_threads(int num) => NativeError.Check(NativeMethods.torch_set_threads(num), nameof(set_num_threads));

    /// <summary>How many operations TorchScript may run side by side.</summary>
    public static int get_num_interop_threads() => NativeMethods.torch_interop_threads();

    /// <summary>Sets how many operations TorchScript may run side by side; only once, before any ran.</summary>
    /// <param name="num">How many, at least 1.</param>
    public static void set_num_interop_threads(int num) => NativeError.Check(NativeMethods.torch_set_interop_threads(num), nameof(set_num_interop_threads));

    /// <summary>Type of the floating-point tensors that are made without one.</summary>
    public static ScalarType get_default_dtype() => (ScalarType)NativeMethods.torch_default_dtype();

    /// <summary>Sets the type of the floating-point tensors that are made without one.</summary>
    /// <param name="dtype">A floating-point type.</param>
    public static void set_default_dtype(ScalarType dtype) => NativeError.Check(NativeMethods.torch_set_default_dtype((int)dtype), nameof(set_default_dtype));

    /// <summary>Makes a tensor's type that of the floating-point tensors that are made without one.</summary>
    /// <param name="t">The tensor.</param>
    public static void set_default_tensor_type(Tensor t)
    {
        ArgumentNullException.ThrowIfNull(t);
        set_default_dtype(t.dtype);
    }
}
