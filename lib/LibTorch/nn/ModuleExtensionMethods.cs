using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace TorchSharp;

/// <summary>Conversions of modules that give back their own type. Whole numbers inside a module keep their type.</summary>
public static class ModuleExtensionMethods
{
    /// <summary>Turns a module to a type.</summary>
    /// <param name="module">The module.</param>
    /// <param name="type">A floating-point or complex type.</param>
    /// <param name="non_blocking">Whether the copy may go on after the call.</param>
    public static T to<T>(this T module, ScalarType type, bool non_blocking = false)
        where T : Module => (T)module._to(type, non_blocking);

    /// <summary>Moves a module to a device and a type.</summary>
    /// <param name="module">The module.</param>
    /// <param name="device">The device.</param>
    /// <param name="type">A floating-point or complex type.</param>
    /// <param name="non_blocking">Whether the copy may go on after the call.</param>
    public static T to<T>(this T module, Device device, ScalarType type, bool non_blocking = false)
        where T : Module => (T)module._to(device, type, non_blocking);

    /// <summary>Moves a module to a device.</summary>
    /// <param name="module">The module.</param>
    /// <param name="deviceType">Kind of the device.</param>
    /// <param name="deviceIndex">Which of them.</param>
    /// <param name="non_blocking">Whether the copy may go on after the call.</param>
    public static T to<T>(this T module, DeviceType deviceType, int deviceIndex = -1, bool non_blocking = false)
        where T : Module => (T)module._to(deviceType, deviceIndex, non_blocking);

    /// <summary>Moves a module to a device.</summary>
    /// <param name="module">The module.</param>
    /// <param name="device">The device.</param>
    /// <param name="non_blocking">Whether the copy may go on after the call.</param>
    public static T to<T>(this T module, Device device, bool non_blocking = false)
        where T : Module => (T)module._to(device.type, device.index, non_blocking);

    /// <summary>Moves a module to a device.</summary>
    /// <param name="module">The module.</param>
    /// <param name="device">Such as <c>cpu</c> or <c>cuda:0</c>.</param>
    /// <param name="non_blocking">Whether the copy may go on after the call.</param>
    public static T to<T>(this T module, string device, bool non_blocking = false)
        where T : Module => module.to(new Device(device), non_blocking);

    /// <summary>Moves a module to where a tensor lies, and to its type.</summary>
    /// <param name="module">The module.</param>
    /// <param name="other">The tensor.</param>
    /// <param name="non_blocking">Whether the copy may go on after the call.</param>
    public static T to<T>(this T module, Tensor other, bool non_blocking = false)
        where T : Module => (T)module._to(other, non_blocking);

    /// <summary>Moves a module to the processor.</summary>
    /// <param name="module">The module.</param>
    /// <param name="non_blocking">Whether the copy may go on after the call.</param>
    public static T cpu<T>(this T module, bool non_blocking = false)
        where T : Module => module.to(DeviceType.CPU, -1, non_blocking);

    /// <summary>Moves a module to a GPU.</summary>
    /// <param name="module">The module.</param>
    /// <param name="deviceIndex">Which of them; -1 for the current one.</param>
    /// <param name="non_blocking">Whether the copy may go on after the call.</param>
    public static T cuda<T>(this T module, int deviceIndex = -1, bool non_blocking = false)
        where T : Module => module.to(DeviceType.CUDA, deviceIndex, non_blocking);

    /// <summary>Turns a module to single precision.</summary>
    /// <param name="module">The module.</param>
    /// <param name="non_blocking">Whether the copy may go on after the call.</param>
    public static T @float<T>(this T module, bool non_blocking = false)
        where T : Module => module.to(ScalarType.Float32, non_blocking);

    /// <summary>Turns a module to double precision.</summary>
    /// <param name="module">The module.</param>
    /// <param name="non_blocking">Whether the copy may go on after the call.</param>
    public static T @double<T>(this T module, bool non_blocking = false)
        where T : Module => module.to(ScalarType.Float64, non_blocking);

    /// <summary>Turns a module to half precision.</summary>
    /// <param name="module">The module.</param>
    /// <param name="non_blocking">Whether the copy may go on after the call.</param>
    public static T half<T>(this T module, bool non_blocking = false)
        where T : Module => module.to(ScalarType.Float16, non_blocking);

    /// <summary>Turns a module to bfloat16.</summary>
    /// <param name="module">The module.</param>
    /// <param name="non_blocking">Whether the copy may go on after the call.</param>
    public static T bfloat16<T>(this T module, bool non_blocking = false)
        where T : Module => module.to(ScalarType.BFloat16, non_blocking);
}
