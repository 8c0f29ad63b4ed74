using TorchSharp.Interop;

namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        public static partial class functional
        {
            /// <summary>Resizes signals, images or volumes: `[batch, channels, (d), (h), w]` to a size or by a factor.</summary>
            /// <param name="x">Three, four or five dimensions.</param>
            /// <param name="size">Size of the result, one number a spatial dimension; give this or the factor.</param>
            /// <param name="scale_factor">Factor of the size, one a spatial dimension.</param>
            /// <param name="mode">How new values are made: Nearest, NearestExact and Area for all shapes, Linear for three dimensions, Bilinear and Bicubic
            /// for four, Trilinear for five.</param>
            /// <param name="align_corners">Whether the centres of the outermost values keep their place; only for the linear and cubic modes.</param>
            /// <param name="recompute_scale_factor">Whether the factor is computed again from the rounded size.</param>
            /// <param name="antialias">Whether to smooth before making smaller; only for Bilinear and Bicubic.</param>
            /// <exception cref="ArgumentException">Settings that contradict each other or the shape.</exception>
            public static Tensor interpolate(
                Tensor x,
                long[]? size = null,
                double[]? scale_factor = null,
                InterpolationMode mode = InterpolationMode.Nearest,
                bool? align_corners = null,
                bool recompute_scale_factor = false,
                bool antialias = false)
            {
                var shape = x.shape;
                CheckInterpolation(shape, size, scale_factor, mode, align_corners, recompute_scale_factor, antialias);
                if (scale_factor is not null && (recompute_scale_factor || mode == InterpolationMode.Area))
                {
                    size = new long[scale_factor.Length];
                    for (var d = 0; d < size.Length; d++) size[d] = (long)Math.Floor(shape[d + 2] * scale_factor[d]);
                    scale_factor = null;
                }
                var align = align_corners ?? false;
                return (mode, shape.Length) switch
                {
                    (InterpolationMode.Nearest, 3) => Aten.upsample_nearest1d_vec(x, size, scale_factor),
                    (InterpolationMode.Nearest, 4) => Aten.upsample_nearest2d_vec(x, size, scale_factor),
                    (InterpolationMode.Nearest, 5) => Aten.upsample_nearest3d_vec(x, size, scale_factor),
                    (InterpolationMode.NearestExact, 3) => Aten._upsample_nearest_exact1d_vec(x, size, scale_factor),
                    (InterpolationMode.NearestExact, 4) => Aten._upsample_nearest_exact2d_vec(x, size, scale_factor),
                    (InterpolationMode.NearestExact, 5) => Aten._upsample_nearest_exact3d_vec(x, size, scale_factor),
                    (InterpolationMode.Area, 3) => Aten.adaptive_avg_pool1d(x, size!),
                    (InterpolationMode.Area, 4) => Aten.adaptive_avg_pool2d(x, size!),
                    (InterpolationMode.Area, 5) => Aten.adaptive_avg_pool3d(x, size!),
                    (InterpolationMode.Linear, 3) => Aten.upsample_linear1d_vec(x, size, align, scale_factor),
                    (InterpolationMode.Bilinear, 4) when antialias => Aten._upsample_bilinear2d_aa_vec(x, size, align, scale_factor),
                    (InterpolationMode.Bilinear, 4) => Aten.upsample_bilinear2d_vec(x, size, align, scale_factor),
                    (InterpolationMode.Bicubic, 4) when antialias => Aten._upsample_bicubic2d_aa_vec(x, size, align, scale_factor),
                    (InterpolationMode.Bicubic, 4) => Aten.upsample_bicubic2d_vec(x, size, align, scale_factor),
                    (InterpolationMode.Trilinear, 5) => Aten.upsample_trilinear3d_vec(x, size, align, scale_factor),
                    _ => throw new ArgumentException($"interpolate: mode {mode} takes no tensor with {shape.Length} dimensions", nameof(mode)),
                };
            }

            /// <summary>interpolate in one of five modes.</summary>
            /// <param name="input">Three, four or five dimensions.</param>
            /// <param name="size">Size of the result; give this or the factor.</param>
            /// <param name="scale_factor">Factor of the size.</param>
            /// <param name="mode">How new values are made.</param>
            /// <param name="align_corners">Whether the centres of the outermost values keep their place; Nearest takes no notice of it.</param>
            public static Tensor upsample(
                Tensor input, long[]? size = null, double[]? scale_factor = null, UpsampleMode mode = UpsampleMode.Nearest, bool align_corners = false)
                => interpolate(input, size, scale_factor, (InterpolationMode)mode, mode == UpsampleMode.Nearest ? null : align_corners);

            /// <summary>interpolate by the nearest value.</summary>
            /// <param name="x">Three, four or five dimensions.</param>
            /// <param name="size">Size of the result; give this or the factor.</param>
            /// <param name="scale_factor">Factor of the size.</param>
            /// <param name="align_corners">Without effect here.</param>
            public static Tensor upsample_nearest(Tensor x, long[]? size = null, double[]? scale_factor = null, bool align_corners = false)
                => upsample(x, size, scale_factor, UpsampleMode.Nearest, align_corners);

            /// <summary>interpolate images linearly.</summary>
            /// <param name="x">`[batch, channels, h, w]`.</param>
            /// <param name="size">Height and width of the result; give these or the factors.</param>
            /// <param name="scale_factor">Factors of height and width.</param>
            /// <param name="align_corners">Whether the centres of the outermost values keep their place.</param>
            public static Tensor upsample_bilinear(Tensor x, long[]? size = null, double[]? scale_factor = null, bool align_corners = false)
                => upsample(x, size, scale_factor, UpsampleMode.Bilinear, align_corners);

            /// <summary>Nearest values of signals: `[batch, channels, n] -> [batch, channels, n']`.</summary>
            /// <param name="input">Signals.</param>
            /// <param name="outputSize">Length of the result; give this or the factor.</param>
            /// <param name="scaleFactor">Factor of the length.</param>
            public static Tensor upsample_nearest1d(Tensor input, long? outputSize, double? scaleFactor)
                => Aten.upsample_nearest1d_vec(input, Sizes.Repeat(outputSize, 1), scaleFactor is { } factor ? [factor] : null);

            /// <summary>Nearest values of images: `[batch, channels, h, w] -> [batch, channels, h', w']`.</summary>
            /// <param name="input">Images.</param>
            /// <param name="outputSizes">Height and width of the result; give these or the factors.</param>
            /// <param name="scaleFactors">Factors of height and width.</param>
            public static Tensor upsample_nearest2d(Tensor input, long[]? outputSizes = null, double[]? scaleFactors = null)
                => Aten.upsample_nearest2d_vec(input, outputSizes, scaleFactors);

            /// <summary>Nearest values of volumes: `[batch, channels, d, h, w] -> [batch, channels, d', h', w']`.</summary>
            /// <param name="input">Volumes.</param>
            /// <param name="outputSizes">Depth, height and width of the result; give these or the factors.</param>
            /// <param name="scaleFactors">Factors of depth, height and width.</param>
            public static Tensor upsample_nearest3d(Tensor input, long[]? outputSizes = null, double[]? scaleFactors = null)
                => Aten.upsample_nearest3d_vec(input, outputSizes, scaleFactors);

            private static void CheckInterpolation(
                long[] shape, long[]? size, double[]? scale_factor, InterpolationMode mode, bool? align_corners, bool recompute, bool antialias)
            {
                if (size is null == scale_factor is null) throw new ArgumentException("interpolate: give either size or scale_factor");
                var given = size?.Length ?? scale_factor!.Length;
                if (given != shape.Length - 2)
                    throw new ArgumentException($"interpolate: {given} numbers for an input of shape [{string.Join(", ", shape)}], which has {shape.Length - 2} spatial dimensions");
                if (recompute && size is not null) throw new ArgumentException("interpolate: recompute_scale_factor has no meaning for a size");
                if (align_corners is not null && mode is InterpolationMode.Nearest or InterpolationMode.NearestExact or InterpolationMode.Area)
                    throw new ArgumentException($"interpolate: align_corners has no meaning in mode {mode}");
                if (antialias && mode is not (InterpolationMode.Bilinear or InterpolationMode.Bicubic))
                    throw new ArgumentException($"interpolate: no antialias in mode {mode}, only in Bilinear and Bicubic");
            }
        }
    }
}
