using TorchSharp.Interop;

namespace TorchSharp;

public static partial class torch
{
    public partial class Tensor
    {
        /// <summary>The only element as a single, converted where needed.</summary>
        /// <param name="value">A tensor of one element.</param>
        public static explicit operator float(Tensor value) => value.ToSingle();

        /// <summary>The only element as a double, converted where needed.</summary>
        /// <param name="value">A tensor of one element.</param>
        public static explicit operator double(Tensor value) => value.ToDouble();

        /// <summary>The only element as a signed byte, converted where needed.</summary>
        /// <param name="value">A tensor of one element.</param>
        public static explicit operator sbyte(Tensor value) => value.ToSByte();

        /// <summary>The only element as a byte, converted where needed.</summary>
        /// <param name="value">A tensor of one element.</param>
        public static explicit operator byte(Tensor value) => value.ToByte();

        /// <summary>The only element as a short, converted where needed.</summary>
        /// <param name="value">A tensor of one element.</param>
        public static explicit operator short(Tensor value) => value.ToInt16();

        /// <summary>The only element as an int, converted where needed.</summary>
        /// <param name="value">A tensor of one element.</param>
        public static explicit operator int(Tensor value) => value.ToInt32();

        /// <summary>The only element as a long, converted where needed.</summary>
        /// <param name="value">A tensor of one element.</param>
        public static explicit operator long(Tensor value) => value.ToInt64();

        /// <summary>Whether the only element is not zero.</summary>
        /// <param name="value">A tensor of one element.</param>
        public static explicit operator bool(Tensor value) => value.ToBoolean();

        /// <summary>The same elements in another type; another view of this tensor when nothing changes.</summary>
        /// <param name="type">Type of the elements.</param>
        /// <param name="copy">Whether a copy is made in any case.</param>
        /// <param name="disposeAfter">Whether this tensor is disposed.</param>
        /// <param name="non_blocking">Whether the host may go on before a GPU has finished.</param>
        public Tensor to_type(ScalarType type, bool copy = false, bool disposeAfter = false, bool non_blocking = false) =>
            Then(disposeAfter, Aten.to_dtype(this, type, non_blocking, copy));

        /// <inheritdoc cref="to_type"/>
        public Tensor to(ScalarType type, bool copy = false, bool disposeAfter = false, bool non_blocking = false) =>
            to_type(type, copy, disposeAfter, non_blocking);

        /// <summary>The same elements in another type at another place; another view of this tensor when nothing changes.</summary>
        /// <param name="type">Type of the elements.</param>
        /// <param name="device">Place.</param>
        /// <param name="copy">Whether a copy is made in any case.</param>
        /// <param name="disposeAfter">Whether this tensor is disposed.</param>
        /// <param name="non_blocking">Whether the host may go on before a GPU has finished.</param>
        public Tensor to(ScalarType type, Device device, bool copy = false, bool disposeAfter = false, bool non_blocking = false) =>
            Then(disposeAfter, Aten.to_device(this, InitializeDevice(device), type, non_blocking, copy));

        /// <summary>The same elements at another place; another view of this tensor when nothing changes.</summary>
        /// <param name="deviceType">Kind of device.</param>
        /// <param name="deviceIndex">Which of them; -1 for the current one.</param>
        /// <param name="copy">Whether a copy is made in any case.</param>
        /// <param name="disposeAfter">Whether this tensor is disposed.</param>
        /// <param name="non_blocking">Whether the host may go on before a GPU has finished.</param>
        public Tensor to(DeviceType deviceType, int deviceIndex = -1, bool copy = false, bool disposeAfter = false, bool non_blocking = false) =>
            to(new Device(deviceType, deviceIndex), copy, disposeAfter, non_blocking);

        /// <summary>The same elements at another place; another view of this tensor when nothing changes.</summary>
        /// <param name="device">Place, such as <c>cpu</c> or <c>cuda:1</c>.</param>
        /// <param name="copy">Whether a copy is made in any case.</param>
        /// <param name="disposeAfter">Whether this tensor is disposed.</param>
        /// <param name="non_blocking">Whether the host may go on before a GPU has finished.</param>
        public Tensor to(string device, bool copy = false, bool disposeAfter = false, bool non_blocking = false) =>
            to(new Device(device), copy, disposeAfter, non_blocking);

        /// <summary>The same elements at another place; another view of this tensor when nothing changes.</summary>
        /// <param name="device">Place.</param>
        /// <param name="copy">Whether a copy is made in any case.</param>
        /// <param name="disposeAfter">Whether this tensor is disposed.</param>
        /// <param name="non_blocking">Whether the host may go on before a GPU has finished.</param>
        public Tensor to(Device device, bool copy = false, bool disposeAfter = false, bool non_blocking = false) =>
            Then(disposeAfter, Aten.to_dtype_layout(this, device: InitializeDevice(device), non_blocking: non_blocking, copy: copy));

        /// <summary>The same elements in the type and at the place of another tensor.</summary>
        /// <param name="other">The other tensor.</param>
        /// <param name="non_blocking">Whether the host may go on before a GPU has finished.</param>
        public Tensor to(Tensor other, bool non_blocking = false) => to(other.dtype, other.device, non_blocking: non_blocking);

        /// <summary>On the processor; another view of this tensor when it lies there.</summary>
        public Tensor cpu() => to(CPU);

        /// <summary>On an NVIDIA GPU.</summary>
        /// <param name="device">Which; the current one if null.</param>
        /// <param name="non_blocking">Whether the host may go on before the GPU has finished.</param>
        /// <exception cref="ArgumentException">The device is none of CUDA.</exception>
        /// <exception cref="InvalidOperationException">This libtorch has no CUDA.</exception>
        public Tensor cuda(Device? device = null, bool non_blocking = false)
        {
            if (device is not null && device.type != DeviceType.CUDA) throw new ArgumentException($"{device} is no GPU of CUDA.", nameof(device));
            return to(device ?? CUDA, non_blocking: non_blocking);
        }

        /// <summary>On Apple's GPU.</summary>
        /// <param name="non_blocking">Whether the host may go on before the GPU has finished.</param>
        public Tensor mps(bool non_blocking = false) => to(MPS, non_blocking: non_blocking);

        /// <summary>The result of a conversion written as a function.</summary>
        /// <param name="typeFunc">The conversion.</param>
        public Tensor type(Func<Tensor, Tensor> typeFunc)
        {
            ArgumentNullException.ThrowIfNull(typeFunc);
            return typeFunc(this);
        }

        /// <summary>The same elements in another type.</summary>
        /// <param name="dtype">Type of the elements.</param>
        public Tensor type(ScalarType dtype) => to_type(dtype);

        /// <summary>The same elements in the type of another tensor.</summary>
        /// <param name="tensor">The other tensor.</param>
        public Tensor type_as(Tensor tensor) => to_type(tensor.dtype);

        /// <summary>The same elements as booleans.</summary>
        public Tensor @bool() => to_type(ScalarType.Bool);

        /// <summary>The same elements in 8 bits without sign.</summary>
        public Tensor @byte() => to_type(ScalarType.Byte);

        /// <summary>The same elements in 8 bits with sign.</summary>
        public Tensor @char() => to_type(ScalarType.Int8);

        /// <summary>The same elements in 16 bits with sign.</summary>
        public Tensor @short() => to_type(ScalarType.Int16);

        /// <summary>The same elements in 32 bits with sign.</summary>
        public Tensor @int() => to_type(ScalarType.Int32);

        /// <summary>The same elements in 64 bits with sign.</summary>
        public Tensor @long() => to_type(ScalarType.Int64);

        /// <summary>The same elements in half precision.</summary>
        public Tensor half() => to_type(ScalarType.Float16);

        /// <summary>The same elements as the upper halves of singles.</summary>
        public Tensor bfloat16() => to_type(ScalarType.BFloat16);

        /// <summary>The same elements in single precision.</summary>
        public Tensor @float() => to_type(ScalarType.Float32);

        /// <summary>The same elements in double precision.</summary>
        public Tensor @double() => to_type(ScalarType.Float64);

        /// <summary>The same elements as complex numbers of two singles.</summary>
        public Tensor cfloat() => to_type(ScalarType.ComplexFloat32);

        /// <summary>The same elements as complex numbers of two doubles.</summary>
        public Tensor cdouble() => to_type(ScalarType.ComplexFloat64);

        /// <summary>The same elements in memory that is pinned for a GPU.</summary>
        public Tensor pin_memory() => Aten.pin_memory(this);

        /// <summary>The same elements, all of them stored.</summary>
        public Tensor to_dense() => Aten.to_dense(this);

        /// <summary>The same elements, only those stored that are not zero.</summary>
        public Tensor to_sparse() => Aten.to_sparse(this);

        /// <summary>The same elements, only those stored that are not zero.</summary>
        /// <param name="sparse_dim">How many leading dimensions are sparse.</param>
        public Tensor to_sparse(int sparse_dim) => Aten.to_sparse_sparse_dim(this, sparse_dim);

        private Tensor Then(bool dispose, Tensor result)
        {
            if (dispose) Dispose();
            return result;
        }
    }
}
