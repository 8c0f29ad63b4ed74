using TorchSharp.Interop;
using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>Memory for what a new module holds, on the default device and in the default type where none is asked for.</summary>
internal static class Allocate
{
    /// <summary>A parameter whose values are still to be set.</summary>
    internal static Parameter Parameter(Device? device, ScalarType? dtype, params long[] size)
    {
        using var data = Aten.empty_memory_format(size, dtype ?? get_default_dtype(), device: InitializeDevice(device));
        return new Parameter(data);
    }

    /// <summary>A buffer of zeros.</summary>
    internal static Tensor Zeros(Device? device, ScalarType? dtype, params long[] size)
        => Aten.zeros(size, dtype ?? get_default_dtype(), device: InitializeDevice(device));

    /// <summary>A buffer of ones.</summary>
    internal static Tensor Ones(Device? device, ScalarType? dtype, params long[] size)
        => Aten.ones(size, dtype ?? get_default_dtype(), device: InitializeDevice(device));
}
