namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        public partial class Module
        {
            /// <summary>The device and type that new parameters get.</summary>
            /// <param name="device">A device that was asked for.</param>
            /// <param name="dtype">A type that was asked for.</param>
            protected static (Device device, ScalarType dtype) GetDefaultDeviceAndType(Device? device = null, ScalarType? dtype = null) =>
                (device ?? get_default_device(), dtype ?? get_default_dtype());

            /// <summary>Moves this module and all within to a device and a type.</summary>
            /// <param name="device">The device.</param>
            /// <param name="dtype">A floating-point or complex type; tensors of whole numbers keep theirs.</param>
            /// <param name="non_blocking">Whether the copy may go on after the call.</param>
            /// <returns>This module.</returns>
            protected internal virtual Module _to(Device device, ScalarType dtype, bool non_blocking)
            {
                CheckType(dtype);
                _toEpilog(device, dtype, non_blocking);
                return this;
            }

            /// <summary>Moves this module and all within to a device.</summary>
            /// <param name="deviceType">Kind of the device.</param>
            /// <param name="deviceIndex">Which of them.</param>
            /// <param name="non_blocking">Whether the copy may go on after the call.</param>
            /// <returns>This module.</returns>
            protected internal virtual Module _to(DeviceType deviceType, int deviceIndex, bool non_blocking)
            {
                _toEpilog(deviceType, deviceIndex, non_blocking);
                return this;
            }

            /// <summary>Turns this module and all within to a type.</summary>
            /// <param name="dtype">A floating-point or complex type; tensors of whole numbers keep theirs.</param>
            /// <param name="non_blocking">Whether the copy may go on after the call.</param>
            /// <returns>This module.</returns>
            protected internal virtual Module _to(ScalarType dtype, bool non_blocking)
            {
                CheckType(dtype);
                _toEpilog(dtype, non_blocking);
                return this;
            }

            /// <summary>Moves this module and all within to where a tensor lies, and to its type.</summary>
            /// <param name="other">The tensor.</param>
            /// <param name="non_blocking">Whether the copy may go on after the call.</param>
            /// <returns>This module.</returns>
            public Module _to(Tensor other, bool non_blocking) => _to(other.device, other.dtype, non_blocking);

            /// <summary>Does what <see cref="_to(ScalarType, bool)"/> says.</summary>
            /// <param name="dtype">The type.</param>
            /// <param name="non_blocking">Whether the copy may go on after the call.</param>
            protected void _toEpilog(ScalarType dtype, bool non_blocking) => _toEpilog(dtype, null, non_blocking);

            /// <summary>Does what <see cref="_to(Device, ScalarType, bool)"/> says.</summary>
            /// <param name="device">The device.</param>
            /// <param name="dtype">The type.</param>
            /// <param name="non_blocking">Whether the copy may go on after the call.</param>
            protected void _toEpilog(Device device, ScalarType dtype, bool non_blocking) => _toEpilog(dtype, device, non_blocking);

            /// <summary>Does what <see cref="_to(DeviceType, int, bool)"/> says.</summary>
            /// <param name="deviceType">Kind of the device.</param>
            /// <param name="deviceIndex">Which of them.</param>
            /// <param name="non_blocking">Whether the copy may go on after the call.</param>
            protected void _toEpilog(DeviceType deviceType, int deviceIndex, bool non_blocking) =>
                _toEpilog(null, new Device(deviceType, deviceIndex), non_blocking);

            /// <summary>
            /// Converts every tensor of this module and of all within. The objects stay the same and only what they hold is exchanged, so optimizers and
            /// other holders of a parameter see the converted one.
            /// </summary>
            /// <param name="dtype">The type; null to keep it.</param>
            /// <param name="device">The device; null to keep it.</param>
            /// <param name="non_blocking">Whether the copy may go on after the call.</param>
            protected virtual void _toEpilog(ScalarType? dtype, Device? device, bool non_blocking)
            {
                if (device is not null) InitializeDevice(device);
                foreach (var submodule in submodules.Values)
                {
                    if (device is null) submodule._to(dtype!.Value, non_blocking);
                    else if (dtype is null) submodule._to(device.type, device.index, non_blocking);
                    else submodule._to(device, dtype.Value, non_blocking);
                }
                foreach (var parameter in ownParameters.Values) parameter.ConvertInPlace(dtype, device, non_blocking);
                foreach (var (buffer, _) in ownBuffers.Values) buffer.ConvertInPlace(dtype, device, non_blocking);
            }

            internal T Converted<T>(Device? device, ScalarType? dtype)
                where T : Module
            {
                if (device is not null && dtype is { } both) _to(device, both, false);
                else if (device is not null) _to(device.type, device.index, false);
                else if (dtype is { } type) _to(type, false);
                return (T)this;
            }

            private static void CheckType(ScalarType dtype)
            {
                if (!is_floating_point(dtype) && !is_complex(dtype))
                    throw new ArgumentException($"A module can be turned to floating-point and complex types only, not to {dtype}.", nameof(dtype));
            }
        }
    }
}
