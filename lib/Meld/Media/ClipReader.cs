using System.Runtime.InteropServices;
using Meld.Media.Interop;

namespace Meld.Media;

/// <summary>
/// Decodes clips in this process, through libav. Fastest, and right for clips that come from a source you trust; a file made to harm the decoder could harm
/// this process.
/// </summary>
public sealed unsafe class ClipReader : IClipReader
{
    /// <inheritdoc/>
    public DecodedClip Read(string path, ClipRequest request, CancellationToken cancellation = default)
    {
        cancellation.ThrowIfCancellationRequested();
        var asked = ClipExchange.Translate(request);
        using var file = ClipFile.Open(path);
        // The shim looks at this number now and then.
        var cancelled = (int*)NativeMemory.AllocZeroed(sizeof(int));
        MediaResult* result = null;
        try
        {
            using var registration = cancellation.UnsafeRegister(static flag => Volatile.Write(ref *(int*)(IntPtr)flag!, 1), (IntPtr)cancelled);
            ClipExchange.Check(path, MediaShim.media_decode((int)file.DangerousGetHandle(), &asked, cancelled, &result), cancellation);
            return ClipExchange.Translate(request, in *result);
        }
        finally
        {
            MediaShim.media_free(result);
            NativeMemory.Free(cancelled);
        }
    }

    /// <summary>Nothing is held between clips.</summary>
    public void Dispose() { }
}
