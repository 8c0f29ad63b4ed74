using TorchSharp.Utils;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace TorchSharp.Modules;

/// <summary>What all convolutions share: kernels, bias and the settings of the window.</summary>
public abstract class Convolution : Module<Tensor, Tensor>
{
    /// <summary>A convolution with fresh kernels.</summary>
    /// <param name="name">The module's name.</param>
    /// <param name="in_channels">Channels of the input.</param>
    /// <param name="out_channels">Channels of the result.</param>
    /// <param name="kernel_size">Size of the window; its length says how many spatial dimensions there are.</param>
    /// <param name="stride">Steps of the window.</param>
    /// <param name="padding">Padding at both ends; null for a padding by name.</param>
    /// <param name="padding_type">Padding by name.</param>
    /// <param name="dilation">Distances of the kernel's elements.</param>
    /// <param name="transposed">Whether this is the gradient of a convolution.</param>
    /// <param name="output_padding">How much larger the result of a transposed one is at one end.</param>
    /// <param name="groups">Groups of channels that do not mix.</param>
    /// <param name="bias">Whether each output channel has a summand.</param>
    /// <param name="padding_mode">What fills the padding.</param>
    /// <param name="device">Where the parameters lie.</param>
    /// <param name="dtype">Type of the parameters.</param>
    /// <exception cref="ArgumentException">Settings that contradict each other.</exception>
    protected Convolution(
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
        : base(name)
    {
        if (groups <= 0) throw new ArgumentException($"{name}: groups is {groups}, not a positive number", nameof(groups));
        if (in_channels % groups != 0) throw new ArgumentException($"{name}: {in_channels} input channels do not fall into {groups} groups", nameof(in_channels));
        if (out_channels % groups != 0) throw new ArgumentException($"{name}: {out_channels} output channels do not fall into {groups} groups", nameof(out_channels));
        if (transposed && padding_mode != PaddingModes.Zeros) throw new ArgumentException($"{name}: only zeros can pad", nameof(padding_mode));
        if (padding_mode == PaddingModes.Constant) throw new ArgumentException($"{name}: a constant cannot pad; Zeros can", nameof(padding_mode));
        this.in_channels = in_channels;
        this.out_channels = out_channels;
        this.kernel_size = kernel_size;
        this.stride = stride;
        this.dilation = dilation;
        this.transposed = transposed;
        this.output_padding = output_padding;
        this.groups = groups;
        this.padding_mode = padding_mode;
        if (padding_type is { } named) SetPadding(named);
        else SetPadding(padding ?? Sizes.Repeat(0, kernel_size.Length));
        long[] channels = transposed ? [in_channels, out_channels / groups] : [out_channels, in_channels / groups];
        weight = Allocate.Parameter(device, dtype, [.. channels, .. kernel_size]);
        if (bias) this.bias = Allocate.Parameter(device, dtype, out_channels);
        reset_parameters();
    }

    /// <summary>Summands: `[out_channels]`, or null.</summary>
    [field: ComponentName(Name = nameof(bias))]
    public Parameter? bias
    {
        get;
        set => ConditionallyRegisterParameter(nameof(bias), field = value);
    }

    /// <summary>Kernels: `[out_channels, in_channels / groups, kernel...]`, in a transposed convolution `[in_channels, out_channels / groups, kernel...]`.</summary>
    [field: ComponentName(Name = nameof(weight))]
    public Parameter weight
    {
        get;
        set => ConditionallyRegisterParameter(nameof(weight), field = value);
    }

    /// <summary>Channels of the input.</summary>
    public long in_channels { get; }

    /// <summary>Channels of the result.</summary>
    public long out_channels { get; }

    /// <summary>Whether this is the gradient of a convolution.</summary>
    public bool transposed { get; }

    /// <summary>Padding by name, or null.</summary>
    public Padding? padding_type { get; private set; }

    /// <summary>Padding at both ends of each dimension; null where it has a name.</summary>
    public long[]? padding { get; private set; }

    /// <summary>What fills the padding.</summary>
    public PaddingModes padding_mode { get; set; }

    /// <summary>Groups of channels that do not mix.</summary>
    public long groups { get; set; }

    /// <summary>Size of the window.</summary>
    public long[] kernel_size { get; set; }

    /// <summary>Steps of the window.</summary>
    public long[] stride { get; set; }

    /// <summary>Distances of the kernel's elements.</summary>
    public long[] dilation { get; set; }

    /// <summary>How much larger the result of a transposed convolution is at one end.</summary>
    public long[] output_padding { get; set; }

    /// <summary>Pads by numbers.</summary>
    /// <param name="padding">How much at both ends of each dimension.</param>
    public void SetPadding(long[] padding) => (this.padding, padding_type) = (padding, null);

    /// <summary>Pads by name.</summary>
    /// <param name="padding">Same or Valid.</param>
    /// <exception cref="ArgumentException">A transposed convolution, or Same with other strides than 1.</exception>
    public void SetPadding(Padding padding)
    {
        if (transposed) throw new ArgumentException($"{GetName()}: a transposed convolution takes no padding by name", nameof(padding));
        if (padding == Padding.Same && stride.Any(step => step != 1))
            throw new ArgumentException($"{GetName()}: padding keeps the size with strides of 1 only", nameof(padding));
        (this.padding, padding_type) = (null, padding);
    }

    /// <summary>Draws kernels and bias anew: uniform up to 1 / sqrt(channels of a kernel * its size).</summary>
    public void reset_parameters()
    {
        init.kaiming_uniform_(weight, Math.Sqrt(5));
        if (bias is null) return;
        var (fanIn, _) = init.CalculateFanInAndFanOut(weight);
        if (fanIn == 0) return;
        var bound = 1 / Math.Sqrt(fanIn);
        init.uniform_(bias, -bound, bound);
    }

    /// <summary>The input, padded with something else than zeros.</summary>
    private protected Tensor Padded(Tensor input) => functional.pad(input, ReversedPadding(), padding_mode);

    // From the last dimension to the first, as pad takes it. An odd rest of Same goes behind.
    private long[] ReversedPadding()
    {
        var dimensions = kernel_size.Length;
        var reversed = new long[2 * dimensions];
        for (var d = 0; d < dimensions; d++)
        {
            var total = padding_type switch
            {
                Padding.Same => dilation[d] * (kernel_size[d] - 1),
                Padding.Valid => 0,
                _ => 2 * padding![d],
            };
            var place = 2 * (dimensions - 1 - d);
            reversed[place] = total / 2;
            reversed[place + 1] = total - total / 2;
        }
        return reversed;
    }
}
