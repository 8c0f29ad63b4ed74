using TorchSharp.Interop;

namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        public static partial class functional
        {
            /// <summary>max(0, x), elementwise.</summary>
            /// <param name="x">Any shape.</param>
            /// <param name="inplace">Writes the result into <paramref name="x"/>.</param>
            public static Tensor relu(Tensor x, bool inplace = false) => inplace ? Aten.relu_(x).alias() : Aten.relu(x);

            /// <summary>min(max(0, x), 6), elementwise.</summary>
            /// <param name="x">Any shape.</param>
            /// <param name="inplace">Writes the result into <paramref name="x"/>.</param>
            public static Tensor relu6(Tensor x, bool inplace = false) => inplace ? Aten.relu6_(x).alias() : Aten.relu6(x);

            /// <summary>x above zero, negative_slope * x below.</summary>
            /// <param name="input">Any shape.</param>
            /// <param name="negative_slope">Slope below zero.</param>
            /// <param name="inplace">Writes the result into <paramref name="input"/>.</param>
            public static Tensor leaky_relu(Tensor input, double negative_slope = 0.01, bool inplace = false)
                => inplace ? Aten.leaky_relu_(input, negative_slope).alias() : Aten.leaky_relu(input, negative_slope);

            /// <summary>x above zero, and x times the mean of <paramref name="lower"/> and <paramref name="upper"/> below: the form for evaluation.</summary>
            /// <param name="x">Any shape.</param>
            /// <param name="lower">Smallest slope that training draws.</param>
            /// <param name="upper">Largest slope that training draws.</param>
            /// <param name="inplace">Writes the result into <paramref name="x"/>.</param>
            public static Tensor rrelu(Tensor x, double lower = 1.0 / 8, double upper = 1.0 / 3, bool inplace = false) => rrelu(x, lower, upper, false, inplace);

            /// <summary>x above zero, alpha * (e^x - 1) below.</summary>
            /// <param name="x">Any shape.</param>
            /// <param name="alpha">What -x grows towards.</param>
            /// <param name="inplace">Writes the result into <paramref name="x"/>.</param>
            public static Tensor elu(Tensor x, double alpha, bool inplace = false) => inplace ? Aten.elu_(x, alpha).alias() : Aten.elu(x, alpha);

            /// <summary>x above zero, alpha * (e^(x / alpha) - 1) below, which has no kink (arXiv:1704.07483).</summary>
            /// <param name="x">Any shape.</param>
            /// <param name="alpha">What -x grows towards.</param>
            /// <param name="inplace">Writes the result into <paramref name="x"/>.</param>
            public static Tensor celu(Tensor x, double alpha, bool inplace = false) => inplace ? Aten.celu_(x, alpha).alias() : Aten.celu(x, alpha);

            /// <summary>The self-normalizing unit: 1.0507 times elu with alpha 1.6733 (arXiv:1706.02515).</summary>
            /// <param name="x">Any shape.</param>
            /// <param name="inplace">Writes the result into <paramref name="x"/>.</param>
            public static Tensor selu(Tensor x, bool inplace = false) => inplace ? Aten.selu_(x).alias() : Aten.selu(x);

            /// <summary>x times the normal distribution function of x (arXiv:1606.08415).</summary>
            /// <param name="x">Any shape.</param>
            /// <param name="inplace">Writes the result into <paramref name="x"/>.</param>
            public static Tensor gelu(Tensor x, bool inplace) => gelu(x, Modules.GELU.Approximate.none, inplace);

            /// <summary>x times the normal distribution function of x, exactly or by its tanh approximation (arXiv:1606.08415).</summary>
            /// <param name="x">Any shape.</param>
            /// <param name="approximate">Exact or approximated.</param>
            /// <param name="inplace">Writes the result into <paramref name="x"/>.</param>
            public static Tensor gelu(Tensor x, Modules.GELU.Approximate approximate, bool inplace = false)
            {
                var name = approximate == Modules.GELU.Approximate.tanh ? "tanh" : "none";
                return inplace ? Aten.gelu_(x, name).alias() : Aten.gelu(x, name);
            }

            /// <summary>x * sigmoid(x), also called swish.</summary>
            /// <param name="x">Any shape.</param>
            /// <param name="inplace">Writes the result into <paramref name="x"/>.</param>
            public static Tensor silu(Tensor x, bool inplace = false) => inplace ? Aten.silu_(x).alias() : Aten.silu(x);

            /// <summary>x * tanh(log(1 + e^x)) (arXiv:1908.08681).</summary>
            /// <param name="x">Any shape.</param>
            /// <param name="inplace">Writes the result into <paramref name="x"/>.</param>
            public static Tensor mish(Tensor x, bool inplace = false) => inplace ? Aten.mish_(x).alias() : Aten.mish(x);

            /// <summary>1 / (1 + e^-x), elementwise.</summary>
            /// <param name="x">Any shape.</param>
            /// <param name="inplace">Writes the result into <paramref name="x"/>.</param>
            public static Tensor sigmoid(Tensor x, bool inplace) => inplace ? Aten.sigmoid_(x).alias() : Aten.sigmoid(x);

            /// <summary>Hyperbolic tangent, elementwise.</summary>
            /// <param name="x">Any shape.</param>
            /// <param name="inplace">Writes the result into <paramref name="x"/>.</param>
            public static Tensor tanh(Tensor x, bool inplace = false) => inplace ? Aten.tanh_(x).alias() : Aten.tanh(x);

            /// <summary>x - tanh(x), elementwise.</summary>
            /// <param name="x">Any shape.</param>
            /// <param name="inplace">Writes the result into <paramref name="x"/>.</param>
            public static Tensor tanhshrink(Tensor x, bool inplace = false)
            {
                using var tanh = Aten.tanh(x);
                return inplace ? Aten.sub__Tensor(x, tanh).alias() : Aten.sub_Tensor(x, tanh);
            }

            /// <summary>x / (1 + |x|), elementwise.</summary>
            /// <param name="x">Any shape.</param>
            /// <param name="inplace">Writes the result into <paramref name="x"/>.</param>
            public static Tensor softsign(Tensor x, bool inplace = false)
            {
                using var absolute = Aten.abs(x);
                using var divisor = Aten.add_Scalar(absolute, 1L);
                return inplace ? Aten.div__Tensor(x, divisor).alias() : Aten.div_Tensor(x, divisor);
            }

            /// <summary>0 below -3, 1 above 3, x / 6 + 1/2 between.</summary>
            /// <param name="input">Any shape.</param>
            /// <param name="inplace">Writes the result into <paramref name="input"/>.</param>
            public static Tensor hardsigmoid(Tensor input, bool inplace = false) => inplace ? Aten.hardsigmoid_(input).alias() : Aten.hardsigmoid(input);

            /// <summary>0 below -3, x above 3, x (x + 3) / 6 between (arXiv:1905.02244).</summary>
            /// <param name="input">Any shape.</param>
            /// <param name="inplace">Writes the result into <paramref name="input"/>.</param>
            public static Tensor hardswish(Tensor input, bool inplace = false) => inplace ? Aten.hardswish_(input).alias() : Aten.hardswish(input);

            /// <summary>x limited to the range from min_val to max_val.</summary>
            /// <param name="x">Any shape.</param>
            /// <param name="min_val">Lower limit.</param>
            /// <param name="max_val">Upper limit.</param>
            /// <param name="inplace">Writes the result into <paramref name="x"/>.</param>
            public static Tensor hardtanh(Tensor x, double min_val = -1.0, double max_val = 1.0, bool inplace = false)
                => inplace ? Aten.hardtanh_(x, min_val, max_val).alias() : Aten.hardtanh(x, min_val, max_val);

            /// <summary>x where it is above the threshold, and the value elsewhere.</summary>
            /// <param name="x">Any shape.</param>
            /// <param name="threshold">What x has to exceed.</param>
            /// <param name="value">What stands for the others.</param>
            /// <param name="inplace">Writes the result into <paramref name="x"/>.</param>
            public static Tensor threshold(Tensor x, double threshold, double value, bool inplace = false)
                => inplace ? Aten.threshold_(x, threshold, value).alias() : Aten.threshold(x, threshold, value);

            /// <summary>softmax(-x) along a dimension.</summary>
            /// <param name="x">Any shape.</param>
            /// <param name="dim">Dimension whose sums become 1.</param>
            public static Tensor softmin(Tensor x, long dim)
            {
                using var negative = Aten.neg(x);
                return Aten.softmax_int(negative, dim);
            }

            /// <summary>Softmax over the channels: `[batch, channels, h, w]` or `[channels, h, w]`, same shape.</summary>
            /// <param name="x">Images of scores.</param>
            public static Tensor softmax2d(Tensor x) => Aten.softmax_int(x, -3);

            /// <summary>RReLU whose slopes below zero are drawn from lower to upper in training.</summary>
            internal static Tensor rrelu(Tensor x, double lower, double upper, bool training, bool inplace)
                => inplace ? Aten.rrelu_(x, lower, upper, training).alias() : Aten.rrelu(x, lower, upper, training);
        }
    }
}
