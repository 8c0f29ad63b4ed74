using TorchSharp.Interop;

namespace TorchSharp;

public static partial class torch
{
    public unsafe partial class Tensor
    {
        /// <summary>A name that nobody but the caller uses.</summary>
        public string? name { get; set; }

        /// <summary>Sizes of all dimensions.</summary>
        public long[] shape
        {
            get
            {
                long* sizes;
                var count = NativeMethods.torch_tensor_sizes(Acquire(), &sizes);
                try
                {
                    if (count < 0) throw NativeError.Last(nameof(shape));
                    return new ReadOnlySpan<long>(sizes, count).ToArray();
                }
                finally
                {
                    Release();
                }
            }
        }

        /// <summary>Number of dimensions.</summary>
        public long ndim => DimensionCount;

        /// <summary>Number of dimensions.</summary>
        public long Dimensions => DimensionCount;

        /// <summary>Number of elements.</summary>
        public long NumberOfElements => Number(NativeMethods.torch_tensor_numel(Acquire()), nameof(NumberOfElements));

        /// <summary>Bytes of one element.</summary>
        public long ElementSize => ElementTypes.Bytes(dtype);

        /// <summary>Type of the elements.</summary>
        public ScalarType dtype => (ScalarType)Number(NativeMethods.torch_tensor_dtype(Acquire()), nameof(dtype));

        /// <summary>Where the tensor lies.</summary>
        public Device device
        {
            get
            {
                var place = Place;
                return (DeviceType)(uint)place == DeviceType.CPU ? CPU : new Device((DeviceType)(uint)place, (int)(place >> 32));
            }
        }

        /// <summary>Kind of device where the tensor lies.</summary>
        public DeviceType device_type => (DeviceType)(uint)Place;

        /// <summary>Which of several devices; -1 where there is one.</summary>
        public int device_index => (int)(Place >> 32);

        /// <summary>Whether the tensor lies on an NVIDIA GPU.</summary>
        public bool is_cuda => device_type == DeviceType.CUDA;

        /// <summary>Whether the tensor has a shape and no data.</summary>
        public bool is_meta => device_type == DeviceType.META;

        /// <summary>Whether the elements are stored sparsely.</summary>
        public bool is_sparse => Number(NativeMethods.torch_tensor_layout(Acquire()), nameof(is_sparse)) != (int)layout.strided;

        /// <summary>Whether the tensor is no result of a recorded operation.</summary>
        public bool is_leaf => Number(NativeMethods.torch_tensor_is_leaf(Acquire()), nameof(is_leaf)) != 0;

        /// <summary>Whether operations on it are recorded, so that gradients reach it.</summary>
        public bool requires_grad
        {
            get => Number(NativeMethods.torch_tensor_requires_grad(Acquire()), nameof(requires_grad)) != 0;
            set => Number(NativeMethods.torch_tensor_set_requires_grad(Acquire(), value ? 1 : 0), nameof(requires_grad));
        }

        /// <summary>The gradient that <see cref="backward()"/> left here; null where none is. Each read gives a new object for the same gradient.</summary>
        public Tensor? grad
        {
            get
            {
                Result* result;
                Number(NativeMethods.torch_tensor_grad(Acquire(), &result), nameof(grad));
                return result->Tensor == 0 ? null : new Tensor(result->Tensor);
            }

            set
            {
                var given = value is null ? 0 : value.Acquire();
                try
                {
                    Number(NativeMethods.torch_tensor_set_grad(Acquire(), given), nameof(grad));
                }
                finally
                {
                    value?.Release();
                }
            }
        }

        /// <summary>Real part, a view.</summary>
        public Tensor real => Aten.real(this);

        /// <summary>Imaginary part, a view.</summary>
        public Tensor imag => Aten.imag(this);

        /// <summary>View with the dimensions in the opposite order.</summary>
        public Tensor T => Aten.numpy_T(this);

        /// <summary>View of a matrix with rows and columns exchanged and complex elements conjugated.</summary>
        public Tensor H => Aten.matrix_H(this);

        /// <summary>View with the last two dimensions exchanged.</summary>
        public Tensor mT => Aten.mT(this);

        /// <summary>View with the last two dimensions exchanged and complex elements conjugated.</summary>
        public Tensor mH => Aten.mH(this);

        internal int DimensionCount
        {
            get
            {
                long* sizes;
                return (int)Number(NativeMethods.torch_tensor_sizes(Acquire(), &sizes), nameof(ndim));
            }
        }

        // The device's type in the low 32 bits, its index above.
        private long Place
        {
            get
            {
                var place = NativeMethods.torch_tensor_device(Acquire());
                Release();
                return place;
            }
        }

        /// <summary>Size of one dimension.</summary>
        /// <param name="dim">The dimension; negative ones count from the end.</param>
        /// <exception cref="ArgumentOutOfRangeException">There is no such dimension.</exception>
        public long size(int dim)
        {
            long* sizes;
            var count = NativeMethods.torch_tensor_sizes(Acquire(), &sizes);
            try
            {
                return sizes[Position(dim, count)];
            }
            finally
            {
                Release();
            }
        }

        /// <summary>Sizes of all dimensions.</summary>
        public long[] size() => shape;

        /// <summary>Steps between neighbours along each dimension, in elements.</summary>
        public long[] stride()
        {
            long* strides;
            var count = NativeMethods.torch_tensor_strides(Acquire(), &strides);
            try
            {
                if (count < 0) throw NativeError.Last(nameof(stride));
                return new ReadOnlySpan<long>(strides, count).ToArray();
            }
            finally
            {
                Release();
            }
        }

        /// <summary>Step between neighbours along one dimension, in elements.</summary>
        /// <param name="dim">The dimension; negative ones count from the end.</param>
        /// <exception cref="ArgumentOutOfRangeException">There is no such dimension.</exception>
        public long stride(int dim)
        {
            var strides = stride();
            return strides[Position(dim, strides.Length)];
        }

        /// <summary>Elements of the storage before the first one of this tensor.</summary>
        public long storage_offset() => Number(NativeMethods.torch_tensor_storage_offset(Acquire()), nameof(storage_offset));

        /// <summary>Number of dimensions.</summary>
        public long dim() => DimensionCount;

        /// <summary>Number of elements.</summary>
        public long numel() => NumberOfElements;

        /// <summary>Bytes of one element.</summary>
        public long element_size() => ElementSize;

        /// <summary>Whether the elements lie in row-major order without gaps.</summary>
        public bool is_contiguous() => Number(NativeMethods.torch_tensor_is_contiguous(Acquire()), nameof(is_contiguous)) != 0;

        /// <summary>Whether the tensor lies on the processor.</summary>
        public bool is_cpu() => device_type == DeviceType.CPU;

        /// <summary>Whether the elements are complex numbers.</summary>
        public bool is_complex() => torch.is_complex(dtype);

        /// <summary>Whether the elements are real floating-point numbers.</summary>
        public bool is_floating_point() => torch.is_floating_point(dtype);

        /// <summary>Whether the elements are whole numbers.</summary>
        public bool is_integral() => torch.is_integral(dtype);

        /// <summary>Whether the elements are quantized.</summary>
        public bool is_quantized() => torch.is_quantized(dtype);

        /// <summary>Whether a conjugation is still to be carried out.</summary>
        public bool is_conj() => Aten.is_conj(this);

        /// <summary>Whether a negation is still to be carried out.</summary>
        public bool is_neg() => Aten.is_neg(this);

        /// <summary>Whether the only element is not zero.</summary>
        public bool is_nonzero() => Aten.is_nonzero(this);

        /// <summary>Whether the memory is pinned for a GPU.</summary>
        public bool is_pinned() => Aten.is_pinned(this);

        // Ends the use that the caller began with Acquire.
        private long Number(long result, string doing)
        {
            Release();
            return result >= 0 ? result : throw NativeError.Last(doing);
        }

        private static int Position(int dim, int count)
        {
            var position = dim < 0 ? dim + count : dim;
            if ((uint)position >= (uint)count) throw new ArgumentOutOfRangeException(nameof(dim), dim, $"The tensor has {count} dimensions.");
            return position;
        }
    }
}
