using TorchSharp.Interop;
using static TorchSharp.torch;

namespace Meld.Torch;

/// <summary>How much CPU memory tensors take, in this process.</summary>
/// <remarks>
/// Counted where libtorch allocates, so views and shared storages count once and memory that came from elsewhere (arrays, files) does not.
/// TorchSharp cannot tell this: there the process's resident set is the nearest, and <c>Tensor.TotalCount</c> counts tensors.
/// </remarks>
public static unsafe class TorchMemory
{
    /// <summary>Bytes that tensors hold now.</summary>
    public static long Allocated => Counters().Allocated;

    /// <summary>The most bytes held at once since the start or the last <see cref="ResetPeak"/>.</summary>
    public static long Peak => Counters().Peak;

    /// <summary>Allocations made since the start.</summary>
    public static long Allocations => Counters().Allocations;

    /// <summary>Tensors alive: made and not yet disposed or finalized.</summary>
    public static long Tensors => Tensor.TotalCount;

    /// <summary>Counts <see cref="Peak"/> anew from what is held now.</summary>
    public static void ResetPeak() => NativeMethods.torch_memory_reset_peak();

    private static MemoryCounters Counters()
    {
        MemoryCounters counters;
        NativeMethods.torch_memory(&counters);
        return counters;
    }
}
