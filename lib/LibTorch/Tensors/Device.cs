using System.Globalization;

namespace TorchSharp;

public static partial class torch
{
    /// <summary>Where a tensor lies: a kind of device and, where there are several, which.</summary>
    public sealed class Device
    {
        /// <summary>The device that a text names, such as <c>cpu</c> or <c>cuda:1</c>.</summary>
        /// <param name="description">Kind, and after a colon the index.</param>
        /// <exception cref="ArgumentException">The text names no device.</exception>
        public Device(string description)
        {
            ArgumentNullException.ThrowIfNull(description);
            var parts = description.Split(':');
            if (parts.Length > 2) throw NotADevice(description);
            type = TypeOf(parts[0]) ?? throw NotADevice(description);
            index = -1;
            if (parts.Length == 1) return;
            if (!int.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out var parsed)) throw NotADevice(description);
            index = parsed;
        }

        /// <summary>A device by the name of its kind.</summary>
        /// <param name="deviceType">Kind, such as <c>cuda</c>.</param>
        /// <param name="index">Which of them; -1 for the current one.</param>
        /// <exception cref="ArgumentException">There is no such kind.</exception>
        public Device(string deviceType, int index = -1)
            : this(TypeOf(deviceType) ?? throw NotADevice(deviceType), index)
        {
        }

        /// <summary>A device by its kind.</summary>
        /// <param name="deviceType">Kind.</param>
        /// <param name="index">Which of them; -1 for the current one.</param>
        public Device(DeviceType deviceType, int index = -1)
        {
            type = deviceType;
            this.index = index;
        }

        /// <summary>A GPU by its index.</summary>
        /// <param name="index">Which of them.</param>
        public Device(int index)
            : this(DeviceType.CUDA, index)
        {
        }

        /// <summary>Kind of the device.</summary>
        public DeviceType type { get; }

        /// <summary>Which of several; -1 for the current one.</summary>
        public int index { get; }

        /// <summary>The device that a text names.</summary>
        /// <param name="description">Such as <c>cpu</c> or <c>cuda:1</c>.</param>
        public static implicit operator Device(string description) => new(description);

        /// <summary>Such as <c>cpu</c> or <c>cuda:1</c>.</summary>
        public override string ToString()
        {
            var name = type.ToString().ToLowerInvariant();
            return index < 0 ? name : $"{name}:{index}";
        }

        private static DeviceType? TypeOf(string name) =>
            name.Length > 0 && char.IsAsciiLetter(name[0]) && Enum.TryParse<DeviceType>(name, ignoreCase: true, out var type) ? type : null;

        private static ArgumentException NotADevice(string text) => new($"'{text}' is not a device: expected a kind such as 'cpu' or 'cuda', or 'cuda:0'.");
    }
}
