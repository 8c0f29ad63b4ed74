using Meld.Weights;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Meld.Encoders;

/// <summary>
/// ResNet-50 with the parameter names of torchvision's <c>resnet50</c> (25.6 M parameters with 1000 classes): <c>[batch, 3, height, width]</c> of any size to
/// <c>[batch, 2048]</c>. As there, it is the 3 x 3 convolution of a block that halves the size, not the first of 1 x 1 as in the paper.
/// </summary>
public sealed class ResNet50 : ResidualNetwork, INormedConvolutions
{
    private readonly Conv2d conv1;
    private readonly BatchNorm2d bn1;
    private readonly MaxPool2d maxpool;
    private readonly Sequential layer1;
    private readonly Sequential layer2;
    private readonly Sequential layer3;
    private readonly Sequential layer4;
    private readonly Linear fc;
    private readonly NormedConvolution first;

    /// <summary>A network without values.</summary>
    /// <param name="classes">Number of classes.</param>
    /// <param name="width">Channels of the first convolution, from which all others follow; 64 is the published network.</param>
    public ResNet50(long classes = 1000, long width = 64)
        : base(nameof(ResNet50))
    {
        conv1 = Unfilled.Fill(Conv2d(3, width, 7, stride: 2, padding: 3, bias: false, device: Unfilled.Nowhere));
        bn1 = BatchNorm2d(width);
        maxpool = MaxPool2d(3, stride: 2, padding: 1);
        layer1 = Stage(width, width, 1, 3);
        layer2 = Stage(4 * width, 2 * width, 2, 4);
        layer3 = Stage(8 * width, 4 * width, 2, 6);
        layer4 = Stage(16 * width, 8 * width, 2, 3);
        fc = Unfilled.Linear(32 * width, classes);
        first = new NormedConvolution(conv1, bn1);
        RegisterComponents();
        eval();
    }

    /// <summary>A published model with its weights, of any width and number of classes.</summary>
    /// <param name="model">The model, such as <c>WeightsCache.Default.Model("resnet50")</c>.</param>
    /// <exception cref="IOException">Its files are damaged, gone, or another model's.</exception>
    public static ResNet50 Load(PretrainedModel model) =>
        ModuleWeights.Load(model, file => new ResNet50(Channels(file, "fc.weight"), Channels(file, "conv1.weight")), Keys);

    IEnumerable<NormedConvolution> INormedConvolutions.Convolutions => [first];

    private protected override IReadOnlyList<string> InputShape { get; } = ["3", "height", "width"];

    private protected override IReadOnlyList<Sequential> Stages => [layer1, layer2, layer3, layer4];

    private protected override Linear Classifier => fc;

    private protected override Tensor Stem(Tensor input)
    {
        using var scope = NewDisposeScope();
        return maxpool.call(first.Call(input).relu_()).MoveToOuterDisposeScope();
    }

    private static Sequential Stage(long inputs, long planes, long stride, int blocks) =>
        Sequential([.. Enumerable.Range(0, blocks).Select(i => i == 0 ? new Bottleneck(inputs, planes, stride) : new Bottleneck(4 * planes, planes, 1))]);

    /// <summary>Three convolutions, the middle one narrow, around which a shortcut leads.</summary>
    private sealed class Bottleneck : Module<Tensor, Tensor>, INormedConvolutions
    {
        private readonly Conv2d conv1;
        private readonly BatchNorm2d bn1;
        private readonly Conv2d conv2;
        private readonly BatchNorm2d bn2;
        private readonly Conv2d conv3;
        private readonly BatchNorm2d bn3;
        private readonly Sequential? downsample;
        private readonly NormedConvolution first;
        private readonly NormedConvolution second;
        private readonly NormedConvolution third;
        private readonly NormedConvolution? shortcut;

        public Bottleneck(long inputs, long planes, long stride)
            : base(nameof(Bottleneck))
        {
            var outputs = 4 * planes;
            (conv1, bn1) = (Convolution(inputs, planes, 1), BatchNorm2d(planes));
            (conv2, bn2) = (Convolution(planes, planes, 3, stride), BatchNorm2d(planes));
            (conv3, bn3) = (Convolution(planes, outputs, 1), BatchNorm2d(outputs));
            (first, second, third) = (new NormedConvolution(conv1, bn1), new NormedConvolution(conv2, bn2), new NormedConvolution(conv3, bn3));
            if (stride != 1 || inputs != outputs)
            {
                downsample = Sequential(Convolution(inputs, outputs, 1, stride), BatchNorm2d(outputs));
                shortcut = NormedConvolution.Of(downsample);
            }
            RegisterComponents();
        }

        public IEnumerable<NormedConvolution> Convolutions => shortcut is null ? [first, second, third] : [first, second, third, shortcut];

        public override Tensor forward(Tensor x)
        {
            using var scope = NewDisposeScope();
            var y = third.Call(second.Call(first.Call(x).relu_()).relu_());
            return y.add_(shortcut?.Call(x) ?? x).relu_().MoveToOuterDisposeScope();
        }

        private static Conv2d Convolution(long inputs, long outputs, long size, long stride = 1) =>
            Unfilled.Fill(Conv2d(inputs, outputs, size, stride: stride, padding: size / 2, bias: false, device: Unfilled.Nowhere));
    }
}
