using TorchSharp.Interop;

namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        public static partial class functional
        {
            /// <summary>Zeroes elements with probability p and scales the rest by 1 / (1 - p); the input itself outside training.</summary>
            /// <param name="input">Any shape.</param>
            /// <param name="p">Probability of an element to become zero.</param>
            /// <param name="training">Whether to drop at all.</param>
            /// <param name="inplace">Writes the result into <paramref name="input"/>.</param>
            public static Tensor dropout(Tensor input, double p = 0.5, bool training = true, bool inplace = false)
            {
                CheckProbability(p);
                return inplace ? Aten.dropout_(input, p, training).alias() : Aten.dropout(input, p, training);
            }

            /// <summary>Zeroes whole channels with probability p and scales the rest by 1 / (1 - p): `[batch, channels, n]` or `[channels, n]`.</summary>
            /// <param name="input">Two or three dimensions.</param>
            /// <param name="p">Probability of a channel to become zero.</param>
            /// <param name="training">Whether to drop at all.</param>
            /// <param name="inplace">Writes the result into <paramref name="input"/>.</param>
            /// <exception cref="ArgumentException">Another number of dimensions.</exception>
            public static Tensor dropout1d(Tensor input, double p = 0.5, bool training = true, bool inplace = false)
            {
                var dimensions = input.ndim;
                if (dimensions is not (2 or 3)) throw new ArgumentException($"dropout1d: expected 2 or 3 dimensions, got {dimensions}", nameof(input));
                return DropChannels(input, p, training, inplace, batched: dimensions == 3);
            }

            /// <summary>Zeroes whole channels with probability p and scales the rest by 1 / (1 - p): `[batch, channels, h, w]`.</summary>
            /// <param name="input">Images; the first two dimensions say what is dropped together.</param>
            /// <param name="p">Probability of a channel to become zero.</param>
            /// <param name="training">Whether to drop at all.</param>
            /// <param name="inplace">Writes the result into <paramref name="input"/>.</param>
            public static Tensor dropout2d(Tensor input, double p = 0.5, bool training = true, bool inplace = false)
                => DropChannels(input, p, training, inplace, batched: true);

            /// <summary>Zeroes whole channels with probability p and scales the rest by 1 / (1 - p): `[batch, channels, d, h, w]` or `[channels, d, h, w]`.</summary>
            /// <param name="input">Volumes.</param>
            /// <param name="p">Probability of a channel to become zero.</param>
            /// <param name="training">Whether to drop at all.</param>
            /// <param name="inplace">Writes the result into <paramref name="input"/>.</param>
            public static Tensor dropout3d(Tensor input, double p = 0.5, bool training = true, bool inplace = false)
                => DropChannels(input, p, training, inplace, batched: input.ndim != 4);

            /// <summary>Dropout that keeps mean and variance of selu activations: dropped elements take its lower limit (arXiv:1706.02515).</summary>
            /// <param name="input">Any shape.</param>
            /// <param name="p">Probability of an element to be dropped.</param>
            /// <param name="training">Whether to drop at all.</param>
            /// <param name="inplace">Writes the result into <paramref name="input"/>.</param>
            public static Tensor alpha_dropout(Tensor input, double p = 0.5, bool training = false, bool inplace = false)
            {
                CheckProbability(p);
                return inplace ? Aten.alpha_dropout_(input, p, training).alias() : Aten.alpha_dropout(input, p, training);
            }

            /// <summary>alpha_dropout of whole channels: `[batch, channels, ...]`.</summary>
            /// <param name="input">The first two dimensions say what is dropped together.</param>
            /// <param name="p">Probability of a channel to be dropped.</param>
            /// <param name="training">Whether to drop at all.</param>
            /// <param name="inplace">Writes the result into <paramref name="input"/>.</param>
            public static Tensor feature_alpha_dropout(Tensor input, double p = 0.5, bool training = false, bool inplace = false)
            {
                CheckProbability(p);
                return inplace ? Aten.feature_alpha_dropout_(input, p, training).alias() : Aten.feature_alpha_dropout(input, p, training);
            }

            private static Tensor DropChannels(Tensor input, double p, bool training, bool inplace, bool batched)
            {
                CheckProbability(p);
                if (batched) return inplace ? Aten.feature_dropout_(input, p, training).alias() : Aten.feature_dropout(input, p, training);
                using var batch = Aten.unsqueeze(input, 0);
                using var dropped = inplace ? Aten.feature_dropout_(batch, p, training).alias() : Aten.feature_dropout(batch, p, training);
                return Aten.squeeze_dim(dropped, 0);
            }

            private static void CheckProbability(double p)
            {
                if (p is >= 0 and <= 1) return;
                throw new ArgumentOutOfRangeException(nameof(p), p, "a probability of dropout lies between 0 and 1");
            }
        }
    }
}
