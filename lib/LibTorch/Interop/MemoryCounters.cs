using System.Runtime.InteropServices;

namespace TorchSharp.Interop;

/// <summary>Counters of libtorch's CPU allocator; <c>MemoryStatistics</c> in <c>native/shim.h</c>.</summary>
[StructLayout(LayoutKind.Sequential)]
internal readonly struct MemoryCounters
{
    internal readonly long Allocated;
    internal readonly long Peak;
    internal readonly long Allocations;
}
