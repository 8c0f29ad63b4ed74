namespace TorchSharp.Interop;

/// <summary>An operator of libtorch's dispatcher, looked up at its first use.</summary>
/// <param name="name">Name with its namespace, such as <c>aten::add</c>.</param>
/// <param name="overload">Name of the overload, such as <c>Tensor</c>; empty for the plain one.</param>
internal sealed class Operator(string name, string overload)
{
    private IntPtr handle;

    /// <summary>Name with its overload, as libtorch prints it: <c>aten::add.Tensor</c>.</summary>
    internal string Name { get; } = overload.Length == 0 ? name : $"{name}.{overload}";

    /// <summary>The native operator.</summary>
    /// <exception cref="System.Runtime.InteropServices.ExternalException">This libtorch has no such operator.</exception>
    internal IntPtr Handle => handle != 0 ? handle : Find();

    // Two threads may both look; they find handles to the same operator.
    private IntPtr Find()
    {
        var found = NativeMethods.torch_operator(name, overload);
        return found != 0 ? handle = found : throw NativeError.Last(Name);
    }
}
