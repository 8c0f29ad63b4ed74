namespace TorchSharp.Interop;

internal static class NativeLibraries;
