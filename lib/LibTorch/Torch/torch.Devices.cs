using TorchSharp.Interop;

namespace TorchSharp;

/// <summary>TorchSharp's front door: tensors, their operators, and everything nested in PyTorch's module of that name.</summary>
public static partial class torch
{
    /// <summary>The processor.</summary>
    public static readonly Device CPU = new(DeviceType.CPU);

    /// <summary>The device of tensors that have a shape and no data.</summary>
    public static readonly Device META = new(DeviceType.META);

    /// <summary>The current NVIDIA GPU.</summary>
    /// <exception cref="InvalidOperationException">This libtorch or this machine has none.</exception>
    public static Device CUDA => InitializeDevice(new Device(DeviceType.CUDA));

    /// <summary>Apple's GPU.</summary>
    /// <exception cref="InvalidOperationException">This libtorch has none.</exception>
    public static Device MPS => InitializeDevice(new Device(DeviceType.MPS));

    /// <summary>Where new tensors go when nothing else is said; null for the processor, which costs the least.</summary>
    internal static Device? DefaultDevice { get; private set; }

    /// <summary>The device that a text names.</summary>
    /// <param name="description">Such as <c>cpu</c> or <c>cuda:1</c>.</param>
    public static Device device(string description) => new(description);

    /// <summary>A device by the name of its kind.</summary>
    /// <param name="deviceType">Kind, such as <c>cuda</c>.</param>
    /// <param name="index">Which of them; -1 for the current one.</param>
    public static Device device(string deviceType, int index = -1) => new(deviceType, index);

    /// <summary>A device by its kind.</summary>
    /// <param name="deviceType">Kind.</param>
    /// <param name="index">Which of them; -1 for the current one.</param>
    public static Device device(DeviceType deviceType, int index = -1) => new(deviceType, index);

    /// <summary>A GPU by its index.</summary>
    /// <param name="index">Which of them.</param>
    public static Device device(int index) => new(index);

    /// <summary>Where new tensors go when nothing else is said.</summary>
    public static Device get_default_device() => DefaultDevice ?? CPU;

    /// <summary>Sets where new tensors go when nothing else is said.</summary>
    /// <param name="device">Place.</param>
    public static void set_default_device(Device device)
    {
        var place = InitializeDevice(device);
        DefaultDevice = place.type == DeviceType.CPU ? null : place;
    }

    /// <summary>Sets where new tensors go when nothing else is said.</summary>
    /// <param name="device">Such as <c>cpu</c> or <c>cuda:1</c>.</param>
    public static void set_default_device(string device) => set_default_device(new Device(device));

    /// <summary>Makes sure that a kind of device can be used.</summary>
    /// <param name="deviceType">Kind.</param>
    /// <exception cref="InvalidOperationException">It cannot.</exception>
    public static void InitializeDeviceType(DeviceType deviceType)
    {
        if (!TryInitializeDeviceType(deviceType))
            throw new InvalidOperationException($"This machine's libtorch has no {deviceType} device; ask torch.cuda.is_available() first, or use torch.CPU.");
    }

    /// <summary>Whether a kind of device can be used.</summary>
    /// <param name="deviceType">Kind.</param>
    public static bool TryInitializeDeviceType(DeviceType deviceType) => deviceType switch
    {
        DeviceType.CUDA => NativeMethods.torch_cuda_available() > 0,
        DeviceType.MPS => false,
        _ => true,
    };

    /// <summary>Makes sure that a device can be used.</summary>
    /// <param name="device">The device; the default one if null.</param>
    /// <returns>That device.</returns>
    /// <exception cref="InvalidOperationException">It cannot.</exception>
    public static Device InitializeDevice(Device? device)
    {
        var place = device ?? get_default_device();
        InitializeDeviceType(place.type);
        return place;
    }

    /// <summary>Whether there is an NVIDIA GPU that this libtorch can use.</summary>
    public static bool cuda_is_available() => cuda.is_available();

    /// <summary>Whether there is a GPU of Apple's that this libtorch can use; never here.</summary>
    public static bool mps_is_available() => TryInitializeDeviceType(DeviceType.MPS);
}
