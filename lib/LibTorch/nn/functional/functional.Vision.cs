using TorchSharp.Interop;

namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        public static partial class functional
        {
            /// <summary>Reads images or volumes at given places: `[batch, channels, h, w] x [batch, h', w', 2] -> [batch, channels, h', w']`.</summary>
            /// <param name="input">Images, or volumes `[batch, channels, d, h, w]`.</param>
            /// <param name="grid">Places (x, y) or (x, y, z) from -1 to 1, which are the input's borders.</param>
            /// <param name="mode">How to read between values.</param>
            /// <param name="padding_mode">What lies outside.</param>
            /// <param name="align_corners">Whether -1 and 1 mean the centres of the outermost values, not their outer edges.</param>
            public static Tensor grid_sample(
                Tensor input,
                Tensor grid,
                GridSampleMode mode = GridSampleMode.Bilinear,
                GridSamplePaddingMode padding_mode = GridSamplePaddingMode.Zeros,
                bool? align_corners = null)
                => Aten.grid_sampler(input, grid, SampleNumber(mode), SampleNumber(padding_mode), align_corners ?? false);

            /// <summary>Places for grid_sample that an affine map gives: `[batch, 2, 3] -> [batch, h, w, 2]` or `[batch, 3, 4] -> [batch, d, h, w, 3]`.</summary>
            /// <param name="theta">Matrices.</param>
            /// <param name="size">Shape of the picture to make: `[batch, channels, h, w]` or `[batch, channels, d, h, w]`.</param>
            /// <param name="align_corners">Whether -1 and 1 mean the centres of the outermost values, not their outer edges.</param>
            public static Tensor affine_grid(Tensor theta, long[]? size = null, bool align_corners = false)
                => Aten.affine_grid_generator(theta, size ?? throw new ArgumentNullException(nameof(size)), align_corners);

            // aten numbers both in its own way.
            private static long SampleNumber(GridSampleMode mode) => mode == GridSampleMode.Nearest ? 1 : 0;

            private static long SampleNumber(GridSamplePaddingMode mode) => mode switch
            {
                GridSamplePaddingMode.Border => 1,
                GridSamplePaddingMode.Reflection => 2,
                _ => 0,
            };
        }
    }
}
