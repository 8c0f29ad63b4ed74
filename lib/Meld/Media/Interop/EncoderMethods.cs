using System.Runtime.InteropServices;

namespace Meld.Media.Interop;

/// <summary>The encoding functions of <c>native/shim.h</c>.</summary>
internal static unsafe partial class EncoderMethods
{
    private const string Shim = "media_shim";

    [LibraryImport(Shim)]
    internal static partial int media_encode_clip(
        byte* pixels, long frameCount, float* samples, long sampleCount, NativeEncoding* encoding, byte** bytes, long* size);

    [LibraryImport(Shim)]
    internal static partial int media_encode_picture(byte* pixels, int height, int width, int kind, int quality, byte** bytes, long* size);

    /// <summary>What a call that ended with this status has made; gives the shim's bytes back.</summary>
    /// <exception cref="InvalidOperationException">It made nothing.</exception>
    internal static byte[] Bytes(int status, byte* bytes, long size)
    {
        if (status != 0) throw new InvalidOperationException($"Encoding is not possible: {Marshal.PtrToStringUTF8((IntPtr)media_error())}.");
        try
        {
            return new ReadOnlySpan<byte>(bytes, checked((int)size)).ToArray();
        }
        finally
        {
            media_free_bytes(bytes);
        }
    }

    [LibraryImport(Shim)]
    private static partial void media_free_bytes(byte* bytes);

    [LibraryImport(Shim)]
    private static partial byte* media_error();
}
