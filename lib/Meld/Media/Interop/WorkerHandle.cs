using Microsoft.Win32.SafeHandles;

namespace Meld.Media.Interop;

/// <summary>A worker process of the shim, which ends with this; <c>MediaWorker</c> in <c>native/shim.h</c>.</summary>
internal sealed class WorkerHandle() : SafeHandleZeroOrMinusOneIsInvalid(ownsHandle: true)
{
    /// <summary>How many clips it has been taken for.</summary>
    internal int Clips { get; set; }

    /// <summary>Whether it waits for a request.</summary>
    internal bool IsAlive => MediaShim.media_worker_alive(this) != 0;

    protected override bool ReleaseHandle()
    {
        MediaShim.media_worker_stop(handle);
        return true;
    }
}
