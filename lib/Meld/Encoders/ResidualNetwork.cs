using Meld.Torch;
using Meld.Weights;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Meld.Encoders;

/// <summary>
/// A residual network of four stages (He et al. 2016, arXiv:1512.03385). Made without values: load them with <see cref="ModuleWeights"/>. Evaluates until
/// <c>train()</c>.
/// </summary>
/// <param name="name">The module's name.</param>
public abstract class ResidualNetwork(string name) : Module<Tensor, VisionOutput>(name)
{
    private ScalarType precision = ScalarType.Float32;
    private bool isBlocked;

    /// <summary>The names of torchvision's files, some of which do not say how many batches the normalization has seen.</summary>
    public static WeightKeys Keys { get; } = new() { Optional = ["*.num_batches_tracked"] };

    /// <summary>Length of the pooled vector.</summary>
    public long OutputSize => Classifier.in_features;

    /// <summary>The input's sizes after the batch, as a message shows them; the first is the number of channels.</summary>
    private protected abstract IReadOnlyList<string> InputShape { get; }

    /// <summary>The stages in order.</summary>
    private protected abstract IReadOnlyList<Sequential> Stages { get; }

    /// <summary>The last layer.</summary>
    private protected abstract Linear Classifier { get; }

    /// <summary>Everything the network computes.</summary>
    /// <param name="input">Normalized pictures or clips.</param>
    /// <exception cref="ArgumentException">They have another shape.</exception>
    public override VisionOutput forward(Tensor input)
    {
        using var scope = NewDisposeScope();
        var (x, maps) = (Begin(input), new List<Tensor>());
        foreach (var stage in Stages)
        {
            x = stage.call(x);
            maps.Add(scope.MoveToOuter(Ordinary(x)));
        }
        var pooled = Mean(maps[^1]);
        return new VisionOutput(scope.MoveToOuter(pooled), scope.MoveToOuter(Classifier.call(pooled)), maps);
    }

    /// <summary>The pooled vectors alone, <c>[batch, OutputSize]</c>; the maps before the last do not stay in memory.</summary>
    /// <param name="input">Normalized pictures or clips.</param>
    /// <exception cref="ArgumentException">They have another shape.</exception>
    public Tensor Pool(Tensor input)
    {
        using var scope = NewDisposeScope();
        var x = Begin(input);
        foreach (var stage in Stages)
        {
            using var given = x;
            x = stage.call(given);
        }
        return scope.MoveToOuter(Mean(Ordinary(x)));
    }

    /// <summary>How many channels a layer of a checkpoint gives: its classes, or its width.</summary>
    /// <exception cref="WeightsFormatException">The checkpoint has no such layer.</exception>
    private protected static long Channels(WeightsFile file, string name) => file.Tensors.TryGetValue(name, out var tensor) && tensor.Shape.Count > 0
        ? tensor.Shape[0]
        : throw new WeightsFormatException(file.Path, name, "is missing: it is not such a network's checkpoint.");

    /// <summary>Takes the form of <see cref="InferenceForm"/>.</summary>
    internal void Freeze(ScalarType type)
    {
        NormedConvolution[] convolutions = [.. modules().Prepend(this).OfType<INormedConvolutions>().SelectMany(module => module.Convolutions)];
        foreach (var convolution in convolutions) convolution.Fold();
        precision = type;
        if (type != ScalarType.Float32) foreach (var convolution in convolutions) convolution.Convert(type);
        // R3D-18 on one thread, float32 and bfloat16: 534 and 226 ms with ordinary tensors, 462 and 90 ms with blocked ones; ResNet-50 on 8 pictures 716 and
        // 204 ms (channels last), 607 and 135 ms. Ordinary bfloat16 maps and kernels are reordered in every layer, and small float32 layers take a slower path.
        isBlocked = Classifier.weight!.device_type == DeviceType.CPU && Blocked.Supports(type);
        if (isBlocked) foreach (var convolution in convolutions) convolution.Block();
    }

    /// <summary>What comes before the stages.</summary>
    private protected abstract Tensor Stem(Tensor input);

    private Tensor Begin(Tensor input)
    {
        var isShaped = input.dim() == InputShape.Count + 1 && input.size(1) == 3 && input.shape.All(size => size > 0);
        if (!isShaped)
            throw new ArgumentException($"{GetName()} takes [batch, {string.Join(", ", InputShape)}], not [{string.Join(", ", input.shape)}].", nameof(input));
        var x = input.to(precision);
        return Stem(isBlocked ? Blocked.From(x) : x);
    }

    private Tensor Ordinary(Tensor x) => (isBlocked ? Blocked.ToOrdinary(x) : x).to(ScalarType.Float32);

    private Tensor Mean(Tensor map) => map.mean([.. Enumerable.Range(2, InputShape.Count - 1).Select(axis => (long)axis)]);
}
