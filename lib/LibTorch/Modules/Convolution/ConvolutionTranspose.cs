using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>What all transposed convolutions share: a result that can have several sizes.</summary>
public abstract class ConvolutionTranspose : Convolution
{
    /// <summary>A transposed convolution with fresh kernels.</summary>
    /// <param name="name">The module's name.</param>
    /// <param name="in_channels">Channels of the input.</param>
    /// <param name="out_channels">Channels of the result.</param>
    /// <param name="kernel_size">Size of the window; its length says how many spatial dimensions there are.</param>
    /// <param name="stride">Steps of the window.</param>
    /// <param name="padding">How much the result loses at both ends.</param>
    /// <param name="padding_type">Padding by name, which there is none of.</param>
    /// <param name="dilation">Distances of the kernel's elements.</param>
    /// <param name="transposed">True.</param>
    /// <param name="output_padding">How much larger the result is at one end.</param>
    /// <param name="groups">Groups of channels that do not mix.</param>
    /// <param name="bias">Whether each output channel has a summand.</param>
    /// <param name="padding_mode">Zeros.</param>
    /// <param name="device">Where the parameters lie.</param>
    /// <param name="dtype">Type of the parameters.</param>
    protected ConvolutionTranspose(
        string name,
        long in_channels,
        long out_channels,
        long[] kernel_size,
        long[] stride,
        long[]? padding,
        Padding? padding_type,
        long[] dilation,
        bool transposed,
        long[] output_padding,
        long groups,
        bool bias,
        PaddingModes padding_mode,
        Device? device = null,
        ScalarType? dtype = null)
        : base(
            name,
            in_channels,
            out_channels,
            kernel_size,
            stride,
            padding,
            padding_type,
            dilation,
            transposed,
            output_padding,
            groups,
            bias,
            padding_mode,
            device,
            dtype)
    {
    }

    /// <inheritdoc/>
    public override Tensor forward(Tensor input) => forward(input, null);

    /// <summary>The result in a wanted size: several go with one input where the stride is above 1.</summary>
    /// <param name="input">With or without a batch.</param>
    /// <param name="output_size">Spatial size of the result, with or without batch and channels; null for the one that output_padding gives.</param>
    /// <exception cref="ArgumentException">A size that does not go with the input.</exception>
    public abstract Tensor forward(Tensor input, long[]? output_size);

    /// <summary>How much larger the result has to be at one end.</summary>
    /// <param name="input">With or without a batch.</param>
    /// <param name="output_size">Spatial size of the result, with or without batch and channels; null for the one that output_padding gives.</param>
    /// <param name="kernel_size">Size of the window.</param>
    /// <param name="stride">Steps of the window.</param>
    /// <param name="padding">How much the result loses at both ends.</param>
    /// <param name="dilation">Distances of the kernel's elements.</param>
    /// <param name="num_spatial_dims">Number of spatial dimensions.</param>
    protected long[] _output_padding(
        Tensor input, long[]? output_size, long[] kernel_size, long[] stride, long[] padding, long[] dilation, long num_spatial_dims)
    {
        if (output_size is null) return output_padding;
        var shape = input.shape;
        var others = shape.Length - (int)num_spatial_dims;
        var size = output_size.Length == shape.Length ? output_size[others..] : output_size;
        if (size.Length != num_spatial_dims)
            throw new ArgumentException($"{GetName()}: output_size has {num_spatial_dims} or {shape.Length} numbers, not {output_size.Length}", nameof(output_size));
        var extra = new long[size.Length];
        for (var d = 0; d < size.Length; d++)
        {
            var smallest = (shape[others + d] - 1) * stride[d] - 2 * padding[d] + dilation[d] * (kernel_size[d] - 1) + 1;
            extra[d] = size[d] - smallest;
            if (extra[d] >= 0 && extra[d] < stride[d]) continue;
            throw new ArgumentException(
                $"{GetName()}: output_size {size[d]} in dimension {d} must lie between {smallest} and {smallest + stride[d] - 1}", nameof(output_size));
        }
        return extra;
    }
}
