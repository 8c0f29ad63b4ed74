using TorchSharp.Utils;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace TorchSharp.Modules;

/// <summary>What batch and instance normalization share: factors and summands, and running means and variances, of each channel.</summary>
public abstract class NormBase : Module<Tensor, Tensor>
{
    /// <summary>Normalization of channels.</summary>
    /// <param name="num_features">Number of channels.</param>
    /// <param name="eps">Added to the variance.</param>
    /// <param name="momentum">Share of a batch in the running values; null for their plain mean.</param>
    /// <param name="affine">Whether to scale and shift.</param>
    /// <param name="track_running_stats">Whether to keep running values, for evaluation.</param>
    /// <param name="device">Where the tensors lie.</param>
    /// <param name="dtype">Type of the tensors.</param>
    /// <param name="name">The module's name.</param>
    public NormBase(
        long num_features, double eps, double? momentum, bool affine, bool track_running_stats, Device? device, ScalarType? dtype, string name)
        : base(name)
    {
        this.num_features = num_features;
        this.eps = eps;
        this.momentum = momentum;
        this.affine = affine;
        this.track_running_stats = track_running_stats;
        if (affine)
        {
            weight = Allocate.Parameter(device, dtype, num_features);
            bias = Allocate.Parameter(device, dtype, num_features);
        }
        if (track_running_stats)
        {
            running_mean = Allocate.Zeros(device, dtype, num_features);
            running_var = Allocate.Ones(device, dtype, num_features);
            num_batches_tracked = Allocate.Zeros(device, ScalarType.Int64);
        }
        reset_parameters();
    }

    /// <summary>Summands: `[channels]`, or null.</summary>
    [field: ComponentName(Name = nameof(bias))]
    public Parameter? bias
    {
        get;
        set => ConditionallyRegisterParameter(nameof(bias), field = value);
    }

    /// <summary>Factors: `[channels]`, or null.</summary>
    [field: ComponentName(Name = nameof(weight))]
    public Parameter? weight
    {
        get;
        set => ConditionallyRegisterParameter(nameof(weight), field = value);
    }

    /// <summary>Running means: `[channels]`, or null.</summary>
    [field: ComponentName(Name = nameof(running_mean))]
    public Tensor? running_mean
    {
        get;
        set => ConditionallyRegisterBuffer(nameof(running_mean), field = value);
    }

    /// <summary>Running variances (divided by n - 1): `[channels]`, or null.</summary>
    [field: ComponentName(Name = nameof(running_var))]
    public Tensor? running_var
    {
        get;
        set => ConditionallyRegisterBuffer(nameof(running_var), field = value);
    }

    /// <summary>How many batches the running values have seen: one whole number, or null.</summary>
    [field: ComponentName(Name = nameof(num_batches_tracked))]
    public Tensor? num_batches_tracked
    {
        get;
        set => ConditionallyRegisterBuffer(nameof(num_batches_tracked), field = value);
    }

    /// <summary>Number of channels.</summary>
    public long num_features { get; }

    /// <summary>Added to the variance.</summary>
    public double eps { get; set; }

    /// <summary>Share of a batch in the running values; null for their plain mean.</summary>
    public double? momentum { get; set; }

    /// <summary>Whether there are weight and bias.</summary>
    public bool affine { get; }

    /// <summary>Whether there are running values.</summary>
    public bool track_running_stats { get; }

    /// <summary>Running means become zero and variances one, and the factors one and the summands zero.</summary>
    public void reset_parameters()
    {
        reset_running_stats();
        if (weight is not null) init.ones_(weight);
        if (bias is not null) init.zeros_(bias);
    }

    /// <summary>Running means become zero, variances one, and no batch counts as seen.</summary>
    public void reset_running_stats()
    {
        if (running_mean is not null) init.zeros_(running_mean);
        if (running_var is not null) init.ones_(running_var);
        if (num_batches_tracked is not null) init.zeros_(num_batches_tracked);
    }

    /// <summary>Refuses inputs with a wrong number of dimensions.</summary>
    /// <param name="input">The input.</param>
    /// <exception cref="ArgumentException">It has a wrong number of dimensions.</exception>
    protected abstract void ValidateInputDimensions(Tensor input);

    /// <summary>Refuses inputs with fewer or more dimensions.</summary>
    private protected void CheckDimensions(Tensor input, long fewest, long most)
    {
        var dimensions = input.ndim;
        if (dimensions >= fewest && dimensions <= most) return;
        var expected = fewest == most ? $"{fewest}" : $"{fewest} or {most}";
        throw new ArgumentException($"{GetName()}: expected {expected} dimensions, got {dimensions}", nameof(input));
    }
}
