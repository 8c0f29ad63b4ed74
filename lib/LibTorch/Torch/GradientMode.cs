using TorchSharp.Interop;

namespace TorchSharp;

/// <summary>Switches the recording of operations on this thread; disposing it switches back to what was before.</summary>
internal sealed class GradientMode : IDisposable
{
    private readonly bool before = Enabled;
    private bool left;

    internal GradientMode(bool enabled) => NativeMethods.torch_set_grad_enabled(enabled ? 1 : 0);

    internal static bool Enabled => NativeMethods.torch_grad_enabled() != 0;

    public void Dispose()
    {
        if (left) return;
        left = true;
        NativeMethods.torch_set_grad_enabled(before ? 1 : 0);
    }
}
