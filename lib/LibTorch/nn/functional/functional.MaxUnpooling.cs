using TorchSharp.Interop;

namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        public static partial class functional
        {
            /// <summary>Puts maxima back where they came from, zeros elsewhere: `[batch, channels, n'] -> [batch, channels, n]`.</summary>
            /// <param name="input">Maxima.</param>
            /// <param name="indices">Their places, from max_pool1d_with_indices.</param>
            /// <param name="kernel_size">Length of the window.</param>
            /// <param name="stride">Step of the window; its length by default.</param>
            /// <param name="padding">Padding of the pooling.</param>
            /// <param name="output_size">Length of the result, where pooling would give these maxima from several.</param>
            /// <exception cref="ArgumentException">Pooling cannot have come from that size.</exception>
            public static Tensor max_unpool1d(
                Tensor input, Tensor indices, long kernel_size, long? stride = null, long? padding = null, long[]? output_size = null)
            {
                var size = UnpooledSize(input, 1, [kernel_size], [stride ?? kernel_size], [padding ?? 0], output_size);
                using var column = Aten.unsqueeze(input, -1);
                using var places = Aten.unsqueeze(indices, -1);
                using var unpooled = Aten.max_unpool2d(column, places, [size[0], 1]);
                return Aten.squeeze_dim(unpooled, -1);
            }

            /// <summary>Puts maxima back where they came from, zeros elsewhere: `[batch, channels, h', w'] -> [batch, channels, h, w]`.</summary>
            /// <param name="input">Maxima.</param>
            /// <param name="indices">Their places, from max_pool2d_with_indices.</param>
            /// <param name="kernel_size">Height and width of the window.</param>
            /// <param name="stride">Steps of the window; its size by default.</param>
            /// <param name="padding">Padding of the pooling.</param>
            /// <param name="output_size">Size of the result, where pooling would give these maxima from several; with or without batch and channels.</param>
            /// <exception cref="ArgumentException">Pooling cannot have come from that size.</exception>
            public static Tensor max_unpool2d(
                Tensor input, Tensor indices, long[] kernel_size, long[]? stride = null, long[]? padding = null, long[]? output_size = null)
                => Aten.max_unpool2d(input, indices, UnpooledSize(input, 2, kernel_size, stride ?? kernel_size, padding ?? [0, 0], output_size));

            /// <summary>Puts maxima back where they came from, zeros elsewhere: `[batch, channels, d', h', w'] -> [batch, channels, d, h, w]`.</summary>
            /// <param name="input">Maxima.</param>
            /// <param name="indices">Their places, from max_pool3d_with_indices.</param>
            /// <param name="kernel_size">Depth, height and width of the window.</param>
            /// <param name="stride">Steps of the window; its size by default.</param>
            /// <param name="padding">Padding of the pooling.</param>
            /// <param name="output_size">Size of the result, where pooling would give these maxima from several; with or without batch and channels.</param>
            /// <exception cref="ArgumentException">Pooling cannot have come from that size.</exception>
            public static Tensor max_unpool3d(
                Tensor input, Tensor indices, long[] kernel_size, long[]? stride = null, long[]? padding = null, long[]? output_size = null)
            {
                var (strides, paddings) = (stride ?? kernel_size, padding ?? [0, 0, 0]);
                return Aten.max_unpool3d(input, indices, UnpooledSize(input, 3, kernel_size, strides, paddings, output_size), strides, paddings);
            }

            private static long[] UnpooledSize(Tensor input, int dimensions, long[] kernel_size, long[] stride, long[] padding, long[]? output_size)
            {
                // libtorch reads what is missing from beyond these lists.
                if (kernel_size.Length != dimensions || stride.Length != dimensions || padding.Length != dimensions)
                    throw new ArgumentException($"max_unpool{dimensions}d: kernel_size, stride and padding have {dimensions} numbers each", nameof(kernel_size));
                var shape = input.shape;
                if (shape.Length != dimensions + 1 && shape.Length != dimensions + 2)
                    throw new ArgumentException($"max_unpool{dimensions}d: expected {dimensions + 1} or {dimensions + 2} dimensions, got {shape.Length}", nameof(input));
                var pooled = shape.AsSpan()[^dimensions..];
                var usual = new long[dimensions];
                for (var d = 0; d < dimensions; d++) usual[d] = (pooled[d] - 1) * stride[d] + kernel_size[d] - 2 * padding[d];
                if (output_size is null) return usual;

                // A whole shape is welcome too.
                var size = output_size.Length == dimensions + 2 ? output_size[2..] : output_size;
                if (size.Length != dimensions)
                    throw new ArgumentException($"output_size has {dimensions} or {dimensions + 2} numbers, not {output_size.Length}", nameof(output_size));
                for (var d = 0; d < dimensions; d++)
                {
                    if (Math.Abs(size[d] - usual[d]) < stride[d]) continue;
                    throw new ArgumentException(
                        $"output_size {size[d]} in dimension {d} must lie between {usual[d] - stride[d]} and {usual[d] + stride[d]}", nameof(output_size));
                }
                return size;
            }
        }
    }
}
