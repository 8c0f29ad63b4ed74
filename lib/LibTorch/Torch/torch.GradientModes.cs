using TorchSharp.Interop;

namespace TorchSharp;

public static partial class torch
{
    /// <summary>Stops recording operations on this thread until the result is disposed.</summary>
    public static IDisposable no_grad() => new GradientMode(false);

    /// <summary>Records operations on this thread, or stops, until the result is disposed.</summary>
    /// <param name="enabled">Whether operations are recorded.</param>
    public static IDisposable enable_grad(bool enabled = true) => new GradientMode(enabled);

    /// <summary>Records operations on this thread, or stops, until the result is disposed.</summary>
    /// <param name="mode">Whether operations are recorded.</param>
    public static IDisposable set_grad_enabled(bool mode = true) => new GradientMode(mode);

    /// <summary>Whether operations are recorded on this thread.</summary>
    public static bool is_grad_enabled() => GradientMode.Enabled;

    /// <summary>Stops all of autograd's bookkeeping on this thread until the result is disposed. What is made meanwhile can never be recorded.</summary>
    /// <param name="mode">Whether to enter the mode; false suspends it.</param>
    public static IDisposable inference_mode(bool mode = true) => new InferenceRegion(mode);

    /// <summary>Whether this thread is in inference mode.</summary>
    public static bool is_inference_mode_enabled() => NativeMethods.torch_inference_enabled() != 0;
}
