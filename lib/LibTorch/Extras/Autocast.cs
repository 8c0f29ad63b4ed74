using TorchSharp;
using TorchSharp.Interop;
using static TorchSharp.torch;

namespace Meld.Torch;

/// <summary>
/// A region in which matrix products and convolutions compute in a smaller floating-point type, while the parameters stay float32 and so do the operations
/// that need it (losses, softmax, norms): <c>using (Autocast.Enter(torch.bfloat16)) loss = model.call(x);</c>. The backward pass follows the types of the
/// forward pass; run it and the optimizer outside. Regions nest, and each holds for the thread that entered it.
/// </summary>
/// <remarks>
/// TorchSharp has none of this. There the portable fallback is a region that does nothing, or a whole model in bfloat16 by <c>model.to(bfloat16)</c>.
/// </remarks>
public sealed class Autocast : IDisposable
{
    private readonly DeviceType device;
    private readonly int typeBefore;
    private readonly int enabledBefore;
    private readonly int thread = Environment.CurrentManagedThreadId;
    private bool left;

    private Autocast(DeviceType device, int type, bool enabled)
    {
        this.device = device;
        typeBefore = NativeMethods.torch_autocast_dtype((int)device);
        enabledBefore = NativeMethods.torch_autocast_enabled((int)device);
        NativeError.Check(NativeMethods.torch_autocast_enter((int)device, type < 0 ? typeBefore : type, enabled ? 1 : 0), "autocast");
    }

    /// <summary>Whether a region holds on this thread.</summary>
    /// <param name="device">For operations on this kind of device.</param>
    public static bool IsEnabled(DeviceType device = DeviceType.CPU) => NativeMethods.torch_autocast_enabled((int)Known(device)) != 0;

    /// <summary>Enters a region.</summary>
    /// <param name="dtype">The smaller type: bfloat16 on the CPU; float16 or bfloat16 on CUDA.</param>
    /// <param name="device">The kind of device whose operations it is for.</param>
    /// <returns>The region, which ends when it is disposed.</returns>
    /// <exception cref="ArgumentException">The device has no autocast in that type.</exception>
    public static Autocast Enter(ScalarType dtype, DeviceType device = DeviceType.CPU)
    {
        if (dtype != ScalarType.BFloat16 && (dtype != ScalarType.Float16 || Known(device) == DeviceType.CPU))
            throw new ArgumentException($"Autocast on {device} cannot compute in {dtype}; bfloat16 always works.", nameof(dtype));
        return new Autocast(Known(device), (int)dtype, true);
    }

    /// <summary>Enters a region within another in which every operation keeps the types it is given.</summary>
    /// <param name="device">The kind of device whose operations it is for.</param>
    /// <returns>The region, which ends when it is disposed.</returns>
    public static Autocast Suspend(DeviceType device = DeviceType.CPU) => new(Known(device), -1, false);

    /// <summary>Leaves the region: what held before it holds again.</summary>
    /// <exception cref="InvalidOperationException">Another thread entered it.</exception>
    public void Dispose()
    {
        if (left) return;
        if (thread != Environment.CurrentManagedThreadId) throw new InvalidOperationException("A region of autocast is left on the thread that entered it.");
        left = true;
        NativeMethods.torch_autocast_leave((int)device, typeBefore, enabledBefore);
    }

    private static DeviceType Known(DeviceType device) => device is DeviceType.CPU or DeviceType.CUDA
        ? device
        : throw new ArgumentException($"There is autocast for CPU and CUDA, not for {device}.", nameof(device));
}
