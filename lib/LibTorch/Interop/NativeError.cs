using System.Runtime.InteropServices;

namespace TorchSharp.Interop;

/// <summary>Failures of libtorch as exceptions of .NET.</summary>
internal static unsafe class NativeError
{
    /// <summary>The exception for the last error of this thread, as TorchSharp types it: libtorch's own message after what was being done.</summary>
    /// <param name="doing">The operation's name, such as <c>aten::mm</c>.</param>
    internal static ExternalException Last(string doing) =>
        new($"{doing}: {Marshal.PtrToStringUTF8((IntPtr)NativeMethods.torch_error())?.TrimEnd()}");

    /// <summary>Throws when a function of the shim reports failure by a negative number.</summary>
    internal static void Check(int result, string doing)
    {
        if (result < 0) throw Last(doing);
    }
}
