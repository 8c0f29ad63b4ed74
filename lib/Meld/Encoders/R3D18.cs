using Meld.Weights;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Meld.Encoders;

/// <summary>
/// R3D-18 (Tran et al. 2018, arXiv:1711.11248) with the parameter names of torchvision's <c>r3d_18</c> (33.4 M parameters with 400 classes):
/// <c>[batch, 3, frames, height, width]</c> of any size to <c>[batch, 512]</c>. The clips of the feature steps have frames before channels: transpose them.
/// </summary>
public sealed class R3D18 : ResidualNetwork, INormedConvolutions
{
    private readonly Sequential stem;
    private readonly Sequential layer1;
    private readonly Sequential layer2;
    private readonly Sequential layer3;
    private readonly Sequential layer4;
    private readonly Linear fc;
    private readonly NormedConvolution first;

    /// <summary>A network without values.</summary>
    /// <param name="classes">Number of classes.</param>
    /// <param name="width">Channels of the first convolution, from which all others follow; 64 is the published network.</param>
    public R3D18(long classes = 400, long width = 64)
        : base(nameof(R3D18))
    {
        stem = Sequential(Unfilled.Fill(Conv3d(3, width, (3, 7, 7), (1, 2, 2), (1, 3, 3), bias: false, device: Unfilled.Nowhere)), BatchNorm3d(width));
        first = NormedConvolution.Of(stem);
        layer1 = Sequential(new Block(width, width, 1), new Block(width, width, 1));
        layer2 = Sequential(new Block(width, 2 * width, 2), new Block(2 * width, 2 * width, 1));
        layer3 = Sequential(new Block(2 * width, 4 * width, 2), new Block(4 * width, 4 * width, 1));
        layer4 = Sequential(new Block(4 * width, 8 * width, 2), new Block(8 * width, 8 * width, 1));
        fc = Unfilled.Linear(8 * width, classes);
        RegisterComponents();
        eval();
    }

    /// <summary>A published model with its weights, of any width and number of classes.</summary>
    /// <param name="model">The model, such as <c>WeightsCache.Default.Model("r3d-18-kinetics400")</c>.</param>
    /// <exception cref="IOException">Its files are damaged, gone, or another model's.</exception>
    public static R3D18 Load(PretrainedModel model) =>
        ModuleWeights.Load(model, file => new R3D18(Channels(file, "fc.weight"), Channels(file, "stem.0.weight")), Keys);

    IEnumerable<NormedConvolution> INormedConvolutions.Convolutions => [first];

    private protected override IReadOnlyList<string> InputShape { get; } = ["3", "frames", "height", "width"];

    private protected override IReadOnlyList<Sequential> Stages => [layer1, layer2, layer3, layer4];

    private protected override Linear Classifier => fc;

    private protected override Tensor Stem(Tensor input) => first.Call(input).relu_();

    /// <summary>Two convolutions, around which a shortcut leads.</summary>
    private sealed class Block : Module<Tensor, Tensor>, INormedConvolutions
    {
        private readonly Sequential conv1;
        private readonly Sequential conv2;
        private readonly Sequential? downsample;
        private readonly NormedConvolution first;
        private readonly NormedConvolution second;
        private readonly NormedConvolution? shortcut;

        public Block(long inputs, long outputs, long stride)
            : base(nameof(Block))
        {
            (conv1, conv2) = (Layer(inputs, outputs, 3, stride), Layer(outputs, outputs, 3, 1));
            if (stride != 1 || inputs != outputs) downsample = Layer(inputs, outputs, 1, stride);
            (first, second) = (NormedConvolution.Of(conv1), NormedConvolution.Of(conv2));
            if (downsample is not null) shortcut = NormedConvolution.Of(downsample);
            RegisterComponents();
        }

        public IEnumerable<NormedConvolution> Convolutions => shortcut is null ? [first, second] : [first, second, shortcut];

        public override Tensor forward(Tensor x)
        {
            using var scope = NewDisposeScope();
            var y = second.Call(first.Call(x).relu_());
            return y.add_(shortcut?.Call(x) ?? x).relu_().MoveToOuterDisposeScope();
        }

        private static Sequential Layer(long inputs, long outputs, long size, long stride) => Sequential(
            Unfilled.Fill(Conv3d(inputs, outputs, size, stride: stride, padding: size / 2, bias: false, device: Unfilled.Nowhere)), BatchNorm3d(outputs));
    }
}
