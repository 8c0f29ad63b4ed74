using System.Runtime.CompilerServices;
using TorchSharp.Interop;
using TorchSharp.Utils;

namespace TorchSharp;

public static partial class torch
{
    public unsafe partial class Tensor
    {
        /// <summary>The elements' bytes, in place: row-major, on the processor, without gaps. Setting copies.</summary>
        /// <exception cref="InvalidOperationException">The elements do not lie so.</exception>
        /// <exception cref="ArgumentException">What is set has another length.</exception>
        public Span<byte> bytes
        {
            get
            {
                var start = DataPointer();
                if (!is_contiguous()) throw new InvalidOperationException("The elements do not lie one after another; call contiguous() first.");
                return new Span<byte>(start, checked((int)(NumberOfElements * ElementSize)));
            }

            set
            {
                var own = bytes;
                if (value.Length != own.Length) throw new ArgumentException($"The tensor has {own.Length} bytes, not {value.Length}.", nameof(value));
                value.CopyTo(own);
                GC.KeepAlive(this);
            }
        }

        /// <summary>Access to the elements; a tensor on another device, or one whose elements are still to be negated or conjugated, is copied first.</summary>
        /// <typeparam name="T">Type of the elements.</typeparam>
        /// <exception cref="ArgumentException">The elements are of another type.</exception>
        public TensorAccessor<T> data<T>()
            where T : unmanaged
        {
            ElementTypes.Check<T>(dtype);
            if (!is_cpu()) return new TensorAccessor<T>(cpu());
            return new TensorAccessor<T>(IsPending ? Resolved() : this);
        }

        /// <summary>The only element.</summary>
        /// <typeparam name="T">Its type, exactly.</typeparam>
        /// <exception cref="ArgumentException">There are more or fewer elements, or they are of another type.</exception>
        public T item<T>()
            where T : unmanaged
        {
            var own = Acquire();
            try
            {
                if (NativeMethods.torch_tensor_numel(own) != 1) throw new ArgumentException($"The tensor has {NumberOfElements} elements, not one.");
                ElementTypes.Check<T>((ScalarType)NativeMethods.torch_tensor_dtype(own));
                // Straight from memory where nothing is to be done to it.
                if ((DeviceType)(uint)NativeMethods.torch_tensor_device(own) == DeviceType.CPU)
                {
                    void* start;
                    var pending = NativeMethods.torch_tensor_data(own, &start);
                    NativeError.Check(pending, nameof(item));
                    if (pending == 0) return *(T*)start;
                }
            }
            finally
            {
                Release();
            }
            return FromScalar<T>(ToScalar());
        }

        /// <summary>The only element as a number with its type.</summary>
        /// <exception cref="System.Runtime.InteropServices.ExternalException">There are more or fewer elements.</exception>
        public Scalar ToScalar()
        {
            Result result;
            Number(NativeMethods.torch_tensor_item(Acquire(), &result), nameof(item));
            return dtype switch
            {
                ScalarType.Bool => result.Integer != 0,
                ScalarType.Byte => (byte)result.Integer,
                ScalarType.Int8 => (sbyte)result.Integer,
                ScalarType.Int16 => (short)result.Integer,
                ScalarType.Int32 => (int)result.Integer,
                ScalarType.Int64 => result.Integer,
                ScalarType.Float16 => (Half)result.Real,
                ScalarType.BFloat16 => new BFloat16((float)result.Real),
                ScalarType.Float32 => (float)result.Real,
                ScalarType.Float64 => result.Real,
                ScalarType.ComplexFloat32 => ((float)result.Real, (float)result.Imaginary),
                ScalarType.ComplexFloat64 => new System.Numerics.Complex(result.Real, result.Imaginary),
                var type => throw new NotSupportedException($"There is no number of type {type}."),
            };
        }

        /// <summary>One element of a tensor on the processor.</summary>
        /// <param name="i">Its place in row-major order.</param>
        /// <typeparam name="T">Its type, exactly.</typeparam>
        public T ReadCpuValue<T>(long i)
            where T : unmanaged
        {
            if (!is_cpu()) throw new InvalidOperationException($"The tensor lies on {device}, not on the processor.");
            return data<T>()[i];
        }

        /// <summary>One element of a tensor of booleans.</summary>
        /// <param name="i">Its place in row-major order.</param>
        public bool ReadCpuBool(long i) => ReadCpuValue<bool>(i);

        /// <summary>One element of a tensor of bytes.</summary>
        /// <param name="i">Its place in row-major order.</param>
        public byte ReadCpuByte(long i) => ReadCpuValue<byte>(i);

        /// <summary>One element of a tensor of signed bytes.</summary>
        /// <param name="i">Its place in row-major order.</param>
        public sbyte ReadCpuSByte(long i) => ReadCpuValue<sbyte>(i);

        /// <summary>One element of a tensor of shorts.</summary>
        /// <param name="i">Its place in row-major order.</param>
        public short ReadCpuInt16(long i) => ReadCpuValue<short>(i);

        /// <summary>One element of a tensor of ints.</summary>
        /// <param name="i">Its place in row-major order.</param>
        public int ReadCpuInt32(long i) => ReadCpuValue<int>(i);

        /// <summary>One element of a tensor of longs.</summary>
        /// <param name="i">Its place in row-major order.</param>
        public long ReadCpuInt64(long i) => ReadCpuValue<long>(i);

        /// <summary>One element of a tensor of halves.</summary>
        /// <param name="i">Its place in row-major order.</param>
        public float ReadCpuFloat16(long i) => (float)ReadCpuValue<Half>(i);

        /// <summary>One element of a tensor of bfloat16.</summary>
        /// <param name="i">Its place in row-major order.</param>
        public float ReadCpuBFloat16(long i) => ReadCpuValue<BFloat16>(i).ToSingle();

        /// <summary>One element of a tensor of singles.</summary>
        /// <param name="i">Its place in row-major order.</param>
        public float ReadCpuSingle(long i) => ReadCpuValue<float>(i);

        /// <summary>One element of a tensor of doubles.</summary>
        /// <param name="i">Its place in row-major order.</param>
        public double ReadCpuDouble(long i) => ReadCpuValue<double>(i);

        /// <summary>The elements as nested lists, down to <see cref="Scalar"/>; the number itself of a tensor without dimensions.</summary>
        public object tolist()
        {
            if (DimensionCount == 0) return ToScalar();
            var list = new System.Collections.ArrayList();
            for (long i = 0, count = size(0); i < count; i++)
            {
                using var one = this[i];
                list.Add(one.tolist());
            }
            return list;
        }

        /// <summary>Where the first element lies in the processor's memory. It stays there as long as this object is not disposed.</summary>
        /// <exception cref="InvalidOperationException">The tensor lies on another device, or its elements are still to be negated or conjugated.</exception>
        internal void* DataPointer()
        {
            if (!is_cpu()) throw new InvalidOperationException($"The tensor lies on {device}; call cpu() first.");
            void* start;
            if (Number(NativeMethods.torch_tensor_data(Acquire(), &start), nameof(data)) == 0) return start;
            throw new InvalidOperationException("The elements are still to be negated or conjugated; call resolve_neg() or resolve_conj() first.");
        }

        // Whether the elements of this tensor on the processor are still to be negated or conjugated.
        private bool IsPending
        {
            get
            {
                void* start;
                return Number(NativeMethods.torch_tensor_data(Acquire(), &start), nameof(data)) != 0;
            }
        }

        // The same elements, as they are read.
        private Tensor Resolved()
        {
            using var conjugated = Aten.resolve_conj(this);
            return Aten.resolve_neg(conjugated);
        }

        private static T FromScalar<T>(Scalar scalar)
        {
            if (typeof(T) == typeof((float, float)))
            {
                var complex = scalar.ToComplexFloat32();
                return Unsafe.As<(float, float), T>(ref complex);
            }
            if (typeof(T) == typeof(System.Numerics.Complex))
            {
                var complex = scalar.ToComplexFloat64();
                return Unsafe.As<System.Numerics.Complex, T>(ref complex);
            }
            return (T)scalar.Boxed;
        }
    }
}
