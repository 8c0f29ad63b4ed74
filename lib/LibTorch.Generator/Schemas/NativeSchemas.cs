using System.Runtime.InteropServices;

namespace LibTorch.Generator.Schemas;

/// <summary>Asks libtorch for its schemas, through the shim.</summary>
public static unsafe class NativeSchemas
{
    /// <summary>Every schema of the namespace <c>aten</c>.</summary>
    /// <param name="shim">Path of the built shim.</param>
    /// <exception cref="DllNotFoundException">The shim, or the libtorch it needs, is not there.</exception>
    public static IReadOnlyList<Schema> Read(string shim)
    {
        var print = (delegate* unmanaged<byte*>)NativeLibrary.GetExport(NativeLibrary.Load(shim), "torch_schemas");
        var text = Marshal.PtrToStringUTF8((IntPtr)print()) ?? throw new InvalidOperationException("libtorch printed no schemas.");
        return SchemaParser.ParseAll(text);
    }
}
