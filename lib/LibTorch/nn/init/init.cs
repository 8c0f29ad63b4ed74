using TorchSharp.Interop;

namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        // All of these fill a tensor in place, record nothing for gradients, and draw from the random stream as torch.nn.init of PyTorch 1.13 does.
        public static partial class init
        {
            /// <summary>Which side of a weight the variance is kept on.</summary>
            public enum FanInOut
            {
                /// <summary>What comes in: the forward pass keeps its variance.</summary>
                FanIn,

                /// <summary>What goes out: the backward pass keeps its variance.</summary>
                FanOut,
            }

            /// <summary>The function after a layer, which decides the gain.</summary>
            public enum NonlinearityType
            {
                /// <summary>A linear layer.</summary>
                Linear = 0,

                /// <summary>A convolution.</summary>
                Conv1D = 1,

                /// <summary>A convolution.</summary>
                Conv2D = 2,

                /// <summary>A convolution.</summary>
                Conv3D = 3,

                /// <summary>A transposed convolution.</summary>
                ConvTranspose1D = 4,

                /// <summary>A transposed convolution.</summary>
                ConvTranspose2D = 5,

                /// <summary>A transposed convolution.</summary>
                ConvTranspose3D = 6,

                /// <summary>The logistic function.</summary>
                Sigmoid = 7,

                /// <summary>The hyperbolic tangent.</summary>
                Tanh = 8,

                /// <summary>The positive part.</summary>
                ReLU = 9,

                /// <summary>The positive part, and a slope below zero.</summary>
                LeakyReLU = 10,
            }

            /// <summary>How much a function shrinks the deviation of what goes through it, inverted.</summary>
            /// <param name="nonlinearity">The function.</param>
            /// <param name="param">The slope below zero of <see cref="NonlinearityType.LeakyReLU"/>.</param>
            public static double calculate_gain(NonlinearityType nonlinearity, double param = 0) => nonlinearity switch
            {
                NonlinearityType.Tanh => 5.0 / 3,
                NonlinearityType.ReLU => Math.Sqrt(2),
                NonlinearityType.LeakyReLU => Math.Sqrt(2 / (1 + (param * param))),
                _ => 1,
            };

            /// <summary>How many numbers go into and out of one place of a weight: <c>[out, in, kernel…]</c> gives in and out times the kernel.</summary>
            /// <param name="tensor">The weight, of two dimensions or more.</param>
            /// <exception cref="ArgumentException">The weight has fewer dimensions.</exception>
            public static (long fanIn, long fanOut) CalculateFanInAndFanOut(Tensor tensor)
            {
                var shape = tensor.shape;
                if (shape.Length < 2) throw new ArgumentException("Fan in and fan out are those of a tensor with two dimensions or more.", nameof(tensor));
                var kernel = shape.Skip(2).Aggregate(1L, (product, size) => product * size);
                return (shape[1] * kernel, shape[0] * kernel);
            }

            /// <summary>Zeros.</summary>
            /// <param name="tensor">What to fill.</param>
            public static Tensor zeros_(Tensor tensor) => Fill(() => Aten.zero_(tensor));

            /// <summary>Ones.</summary>
            /// <param name="tensor">What to fill.</param>
            public static Tensor ones_(Tensor tensor) => constant_(tensor, 1.0);

            /// <summary>One number everywhere.</summary>
            /// <param name="tensor">What to fill.</param>
            /// <param name="val">The number.</param>
            public static Tensor constant_(Tensor tensor, Scalar val) => Fill(() => Aten.fill__Scalar(tensor, val));

            /// <summary>Uniform between two numbers.</summary>
            /// <param name="tensor">What to fill.</param>
            /// <param name="low">The least.</param>
            /// <param name="high">What stays above all.</param>
            /// <param name="generator">Where the numbers come from.</param>
            public static Tensor uniform_(Tensor tensor, double low = 0, double high = 1, Generator? generator = null) =>
                Fill(() => Aten.uniform_(tensor, low, high, generator));

            /// <summary>Normal.</summary>
            /// <param name="tensor">What to fill.</param>
            /// <param name="mean">The mean.</param>
            /// <param name="std">The standard deviation.</param>
            /// <param name="generator">Where the numbers come from.</param>
            public static Tensor normal_(Tensor tensor, double mean = 0, double std = 1, Generator? generator = null) =>
                Fill(() => Aten.normal_(tensor, mean, std, generator));

            /// <summary>Normal, cut off: uniform numbers through the inverse of the distribution between the bounds.</summary>
            /// <param name="tensor">What to fill.</param>
            /// <param name="mean">The mean of the normal distribution.</param>
            /// <param name="std">Its standard deviation.</param>
            /// <param name="a">The least.</param>
            /// <param name="b">The greatest.</param>
            /// <param name="generator">Where the numbers come from.</param>
            public static Tensor trunc_normal_(Tensor tensor, double mean = 0, double std = 1, double a = -2, double b = 2, Generator? generator = null) => Fill(() =>
            {
                var (low, high) = (Cumulative((a - mean) / std), Cumulative((b - mean) / std));
                using var scope = NewDisposeScope();
                Aten.uniform_(tensor, (2 * low) - 1, (2 * high) - 1, generator);
                Aten.erfinv_(tensor);
                Aten.mul__Scalar(tensor, std * Math.Sqrt(2));
                Aten.add__Scalar(tensor, mean);
                return Aten.clamp_(tensor, a, b);
            });

            /// <summary>Uniform, with the deviation <c>gain · √(2 / (in + out))</c> (Glorot and Bengio 2010).</summary>
            /// <param name="tensor">What to fill, of two dimensions or more.</param>
            /// <param name="gain">The gain of the function that follows.</param>
            public static Tensor xavier_uniform_(Tensor tensor, double gain = 1)
            {
                var bound = Math.Sqrt(3) * GlorotDeviation(tensor, gain);
                return uniform_(tensor, -bound, bound);
            }

            /// <summary>Normal, with the deviation <c>gain · √(2 / (in + out))</c> (Glorot and Bengio 2010).</summary>
            /// <param name="tensor">What to fill, of two dimensions or more.</param>
            /// <param name="gain">The gain of the function that follows.</param>
            public static Tensor xavier_normal_(Tensor tensor, double gain = 1) => normal_(tensor, 0, GlorotDeviation(tensor, gain));

            /// <summary>Another name of <see cref="xavier_uniform_"/>.</summary>
            /// <param name="tensor">What to fill, of two dimensions or more.</param>
            /// <param name="gain">The gain of the function that follows.</param>
            public static Tensor glorot_uniform_(Tensor tensor, double gain = 1) => xavier_uniform_(tensor, gain);

            /// <summary>Another name of <see cref="xavier_normal_"/>.</summary>
            /// <param name="tensor">What to fill, of two dimensions or more.</param>
            /// <param name="gain">The gain of the function that follows.</param>
            public static Tensor glorot_normal_(Tensor tensor, double gain = 1) => xavier_normal_(tensor, gain);

            /// <summary>Uniform, with the deviation <c>gain / √fan</c> (He and others 2015).</summary>
            /// <param name="tensor">What to fill, of two dimensions or more.</param>
            /// <param name="a">The slope below zero of the function that follows, for <see cref="NonlinearityType.LeakyReLU"/>.</param>
            /// <param name="mode">Which fan.</param>
            /// <param name="nonlinearity">The function that follows.</param>
            public static Tensor kaiming_uniform_(
                Tensor tensor, double a = 0, FanInOut mode = FanInOut.FanIn, NonlinearityType nonlinearity = NonlinearityType.LeakyReLU)
            {
                var bound = Math.Sqrt(3) * HeDeviation(tensor, a, mode, nonlinearity);
                return uniform_(tensor, -bound, bound);
            }

            /// <summary>Normal, with the deviation <c>gain / √fan</c> (He and others 2015).</summary>
            /// <param name="tensor">What to fill, of two dimensions or more.</param>
            /// <param name="a">The slope below zero of the function that follows, for <see cref="NonlinearityType.LeakyReLU"/>.</param>
            /// <param name="mode">Which fan.</param>
            /// <param name="nonlinearity">The function that follows.</param>
            public static Tensor kaiming_normal_(
                Tensor tensor, double a = 0, FanInOut mode = FanInOut.FanIn, NonlinearityType nonlinearity = NonlinearityType.LeakyReLU) =>
                normal_(tensor, 0, HeDeviation(tensor, a, mode, nonlinearity));

            /// <summary>The identity matrix.</summary>
            /// <param name="tensor">What to fill, <c>[n, m]</c>.</param>
            /// <exception cref="ArgumentException">It is no matrix.</exception>
            public static Tensor eye_(Tensor tensor)
            {
                if (tensor.ndim != 2) throw new ArgumentException("Only a matrix can become the identity.", nameof(tensor));
                return Fill(() =>
                {
                    using var scope = NewDisposeScope();
                    Aten.zero_(tensor);
                    Aten.fill__Scalar(Aten.diagonal(tensor), 1.0);
                    return tensor;
                });
            }

            /// <summary>A convolution that leaves its input as it is, as far as there are channels: a one in the middle of each kernel from i to i.</summary>
            /// <param name="tensor">What to fill, <c>[out, in, kernel…]</c> of three to five dimensions.</param>
            /// <exception cref="ArgumentException">It has other dimensions.</exception>
            public static Tensor dirac_(Tensor tensor)
            {
                var shape = tensor.shape;
                if (shape.Length is < 3 or > 5) throw new ArgumentException("Only the weight of a convolution, of three to five dimensions, can keep its input.", nameof(tensor));
                return Fill(() =>
                {
                    using var scope = NewDisposeScope();
                    Aten.zero_(tensor);
                    // The kernels from i to i are the diagonal of the first two dimensions, which becomes the last one.
                    var middle = Aten.diagonal(tensor);
                    for (var dimension = 2; dimension < shape.Length; dimension++) middle = Aten.select_int(middle, 0, shape[dimension] / 2);
                    Aten.fill__Scalar(middle, 1.0);
                    return tensor;
                });
            }

            /// <summary>A matrix whose rows, or columns if there are fewer of them, are orthogonal and of length <paramref name="gain"/> (Saxe and others 2013).</summary>
            /// <param name="tensor">What to fill, of two dimensions or more; those after the first count as one.</param>
            /// <param name="gain">The gain of the function that follows.</param>
            /// <exception cref="ArgumentException">It has fewer dimensions.</exception>
            public static Tensor orthogonal_(Tensor tensor, double gain = 1)
            {
                var shape = tensor.shape;
                if (shape.Length < 2) throw new ArgumentException("Only a tensor with two dimensions or more can become orthogonal.", nameof(tensor));
                var rows = shape[0];
                var columns = shape.Skip(1).Aggregate(1L, (product, size) => product * size);
                return Fill(() =>
                {
                    using var scope = NewDisposeScope();
                    var flat = Aten.normal_(Aten.empty_memory_format([rows, columns], tensor.dtype, device: tensor.device), 0, 1);
                    var (q, r) = Aten.linalg_qr(rows < columns ? Aten.t(flat) : flat);
                    // The sign of the decomposition is arbitrary; this makes the result uniform over all rotations.
                    q = Aten.mul_Tensor(q, Aten.sign(Aten.diagonal(r)));
                    if (rows < columns) q = Aten.t(q);
                    Aten.copy_(tensor, Aten.view(Aten.contiguous(q), shape));
                    return Aten.mul__Scalar(tensor, gain);
                });
            }

            /// <summary>Normal numbers, of which a share is set to zero in each column (Martens 2010).</summary>
            /// <param name="tensor">What to fill, <c>[rows, columns]</c>.</param>
            /// <param name="sparsity">Share of zeros in a column.</param>
            /// <param name="std">Standard deviation of the others.</param>
            /// <exception cref="ArgumentException">It is no matrix.</exception>
            public static Tensor sparse_(Tensor tensor, double sparsity, double std = 0.01)
            {
                if (tensor.ndim != 2) throw new ArgumentException("Only a matrix can become sparse.", nameof(tensor));
                var (rows, columns) = (tensor.shape[0], tensor.shape[1]);
                var zeros = (long)Math.Ceiling(sparsity * rows);
                return Fill(() =>
                {
                    using var scope = NewDisposeScope();
                    Aten.normal_(tensor, 0, std);
                    for (long column = 0; column < columns; column++)
                    {
                        var some = Aten.slice_Tensor(Aten.randperm(rows, ScalarType.Int64), 0, 0, zeros);
                        Aten.index_fill__int_Scalar(Aten.select_int(tensor, 1, column), 0, some, 0.0);
                    }
                    return tensor;
                });
            }

            private static double GlorotDeviation(Tensor tensor, double gain)
            {
                var (fanIn, fanOut) = CalculateFanInAndFanOut(tensor);
                return gain * Math.Sqrt(2.0 / (fanIn + fanOut));
            }

            private static double HeDeviation(Tensor tensor, double a, FanInOut mode, NonlinearityType nonlinearity)
            {
                var (fanIn, fanOut) = CalculateFanInAndFanOut(tensor);
                return calculate_gain(nonlinearity, a) / Math.Sqrt(mode == FanInOut.FanIn ? fanIn : fanOut);
            }

            // The distribution function of the standard normal distribution.
            private static double Cumulative(double x)
            {
                using var scope = NewDisposeScope();
                var erf = Aten.erf(Aten.full([], x / Math.Sqrt(2), ScalarType.Float64));
                return (1 + erf.item<double>()) / 2;
            }

            private static Tensor Fill(Func<Tensor> fill)
            {
                using var _ = no_grad();
                return fill();
            }
        }
    }
}
