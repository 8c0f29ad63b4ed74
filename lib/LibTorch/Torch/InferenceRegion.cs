using TorchSharp.Interop;

namespace TorchSharp;

/// <summary>libtorch's inference mode on this thread, until it is disposed: no recording, no counting of versions.</summary>
internal sealed class InferenceRegion : IDisposable
{
    private readonly int thread = Environment.CurrentManagedThreadId;
    private IntPtr guard;

    internal InferenceRegion(bool enabled) => guard = NativeMethods.torch_inference_enter(enabled ? 1 : 0);

    /// <summary>Leaves the mode.</summary>
    /// <exception cref="InvalidOperationException">The mode belongs to another thread.</exception>
    public void Dispose()
    {
        if (guard == 0) return;
        if (Environment.CurrentManagedThreadId != thread) throw new InvalidOperationException("Inference mode was entered on another thread, and must be left there.");
        NativeMethods.torch_inference_leave(guard);
        guard = 0;
    }
}
