using System.Runtime.InteropServices;

namespace TorchSharp.Interop;

/// <summary>One value that a call returned; <c>Result</c> in <c>native/shim.h</c>.</summary>
[StructLayout(LayoutKind.Explicit, Size = 24)]
internal readonly struct Result
{
    [FieldOffset(0)]
    internal readonly ResultKind Kind;

    [FieldOffset(8)]
    internal readonly IntPtr Tensor;

    [FieldOffset(8)]
    internal readonly long Integer;

    [FieldOffset(8)]
    internal readonly double Real;

    [FieldOffset(16)]
    internal readonly long Bytes;

    [FieldOffset(16)]
    internal readonly double Imaginary;
}
