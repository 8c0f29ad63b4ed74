namespace Meld.Media.Interop;

/// <summary>What the shim's encoders hand out.</summary>
internal static unsafe class EncodedBytes
{
    /// <summary>The bytes in memory of their own; the shim's are given back.</summary>
    /// <param name="status">What the function returned.</param>
    /// <param name="bytes">What it made, if anything.</param>
    /// <param name="size">How many.</param>
    /// <exception cref="InvalidOperationException">It made nothing.</exception>
    internal static byte[] Take(int status, byte* bytes, long size)
    {
        if (status != MediaStatus.Ok) throw new InvalidOperationException($"Encoding is not possible: {MediaShim.LastError}.");
        try
        {
            return new ReadOnlySpan<byte>(bytes, checked((int)size)).ToArray();
        }
        finally
        {
            MediaShim.media_free_bytes(bytes);
        }
    }
}
