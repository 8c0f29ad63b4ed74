using TorchSharp;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace LibTorch.Tests.NN;

/// <summary>Gradients of layers, with respect to inputs and parameters, against finite differences in double precision.</summary>
public sealed class LayerGradientTests
{
    private static readonly Dictionary<string, (Func<Module<Tensor, Tensor>> Make, long[] Shape)> Layers = new()
    {
        ["Linear"] = (() => Linear(3, 2), [4, 3]),
        ["Conv1d"] = (() => Conv1d(2, 3, 3, stride: 2, padding: 1), [2, 2, 6]),
        ["Conv1d same reflect"] = (() => Conv1d(2, 2, 3, Padding.Same, padding_mode: PaddingModes.Reflect), [1, 2, 5]),
        ["Conv2d groups"] = (() => Conv2d(2, 4, (2, 3), dilation: (1, 2), groups: 2), [1, 2, 4, 6]),
        ["Conv2d circular"] = (() => Conv2d(1, 2, 3, padding: 1, padding_mode: PaddingModes.Circular), [1, 1, 4, 4]),
        ["Conv3d"] = (() => Conv3d(1, 2, (1, 2, 2), padding: (0, 1, 0)), [1, 1, 2, 3, 3]),
        ["ConvTranspose1d"] = (() => ConvTranspose1d(2, 2, 3, stride: 2, padding: 1, output_padding: 1), [1, 2, 4]),
        ["ConvTranspose2d"] = (() => ConvTranspose2d(2, 1, (2, 2), stride: (2, 1)), [1, 2, 3, 3]),
        ["ConvTranspose3d"] = (() => ConvTranspose3d(1, 1, 2), [1, 1, 2, 2, 2]),
        ["BatchNorm1d"] = (() => BatchNorm1d(3), [4, 3]),
        ["BatchNorm2d"] = (() => BatchNorm2d(2, track_running_stats: false), [2, 2, 2, 2]),
        ["BatchNorm3d"] = (() => BatchNorm3d(2, affine: false), [2, 2, 1, 2, 2]),
        ["InstanceNorm1d"] = (() => InstanceNorm1d(2, affine: true), [2, 2, 4]),
        ["InstanceNorm2d unbatched"] = (() => InstanceNorm2d(2), [2, 3, 3]),
        ["LayerNorm"] = (() => LayerNorm([2, 3]), [3, 2, 3]),
        ["GroupNorm"] = (() => GroupNorm(2, 4), [2, 4, 3]),
        ["LocalResponseNorm 3-D"] = (() => LocalResponseNorm(3, alpha: 0.5), [1, 4, 3]),
        ["LocalResponseNorm 4-D"] = (() => LocalResponseNorm(2, alpha: 0.5), [1, 4, 2, 2]),
        ["PReLU"] = (() => PReLU(3), [2, 3, 2]),
        ["ELU"] = (() => ELU(0.7), [3, 4]),
        ["CELU"] = (() => CELU(0.7), [3, 4]),
        ["SELU"] = (() => SELU(), [3, 4]),
        ["GELU"] = (() => GELU(), [3, 4]),
        ["GELU tanh"] = (() => GELU(TorchSharp.Modules.GELU.Approximate.tanh), [3, 4]),
        ["GLU"] = (() => GLU(0), [4, 3]),
        ["SiLU"] = (() => SiLU(), [3, 4]),
        ["Mish"] = (() => Mish(), [3, 4]),
        ["Hardswish"] = (() => Hardswish(), [3, 4]),
        ["LogSigmoid"] = (() => LogSigmoid(), [3, 4]),
        ["Tanhshrink"] = (() => Tanhshrink(), [3, 4]),
        ["Softsign"] = (() => Softsign(), [3, 4]),
        ["Softplus"] = (() => Softplus(2.0, 1.0), [3, 4]),
        ["Softmax"] = (() => Softmax(1), [3, 4]),
        ["Softmin"] = (() => Softmin(0), [3, 4]),
        ["LogSoftmax"] = (() => LogSoftmax(1), [3, 4]),
        ["MaxPool2d"] = (() => MaxPool2d(2, stride: 1), [1, 2, 3, 3]),
        ["MaxPool3d"] = (() => MaxPool3d((1, 2, 2)), [1, 1, 2, 4, 4]),
        ["AvgPool1d"] = (() => AvgPool1d(3, stride: 1, padding: 1), [1, 2, 5]),
        ["AvgPool2d"] = (() => AvgPool2d(2, divisor_override: 3), [1, 1, 4, 4]),
        ["AdaptiveAvgPool3d"] = (() => AdaptiveAvgPool3d((1, 2, 1)), [1, 1, 2, 3, 3]),
        ["AdaptiveMaxPool2d"] = (() => AdaptiveMaxPool2d([2, 2]), [1, 1, 3, 4]),
        ["LPPool2d"] = (() => LPPool2d(4.0, 2), [1, 1, 4, 4]),
        ["ReflectionPad1d"] = (() => ReflectionPad1d((1, 2)), [1, 2, 4]),
        ["ReplicationPad2d"] = (() => ReplicationPad2d(1), [1, 1, 2, 3]),
        ["ConstantPad1d"] = (() => ConstantPad1d((2, -1), 0.5), [2, 4]),
        ["Upsample bicubic"] = (() => Upsample(scale_factor: [2, 1.5], mode: UpsampleMode.Bicubic, align_corners: false), [1, 1, 3, 4]),
        ["Upsample trilinear"] = (() => Upsample(size: [3, 3, 3], mode: UpsampleMode.Trilinear, align_corners: true), [1, 1, 2, 2, 2]),
        ["PixelShuffle"] = (() => PixelShuffle(2), [1, 4, 2, 2]),
        ["PixelUnshuffle"] = (() => PixelUnshuffle(2), [1, 1, 4, 4]),
        ["ChannelShuffle"] = (() => ChannelShuffle(2), [1, 4, 2, 1]),
        ["Fold"] = (() => Fold((3, 3), (2, 2)), [1, 4, 4]),
        ["Unfold"] = (() => Unfold((2, 2)), [1, 1, 3, 3]),
        ["Unflatten"] = (() => Unflatten(1, [2, -1]), [2, 6]),
    };

    public static TheoryData<string> Names { get; } = [.. Layers.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void Backward_EqualsTheSlope(string name)
    {
        set_num_threads(1);
        manual_seed(3);
        using var scope = NewDisposeScope();
        var (make, shape) = Layers[name];
        using var layer = make().to(ScalarType.Float64);
        var input = randn(shape, float64);
        Slopes.AssertEqualGradients(name, [input, .. layer.parameters()], () => [layer.call(input)]);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Call_LeavesNothingBehindButItsResult(string name)
    {
        var (make, shape) = Layers[name];
        using var layer = make();
        using var scope = NewDisposeScope();
        var input = randn(shape).requires_grad_();
        var before = scope.DisposablesCount;
        var output = layer.call(input);
        Assert.Equal(1, scope.DisposablesCount - before);
        Assert.True(output.requires_grad);
        layer.eval();
        layer.call(input).Dispose();
        Assert.Equal(1, scope.DisposablesCount - before);
    }

    [Fact]
    public void Backward_OfLayersWithTwoInputs_EqualsTheSlope()
    {
        manual_seed(3);
        using var scope = NewDisposeScope();
        var (x, y) = (randn([3, 2], float64), randn([3, 4], float64));
        using var bilinear = Bilinear(2, 4, 3, dtype: float64);
        Slopes.AssertEqualGradients("Bilinear", [x, y, .. bilinear.parameters()], () => [bilinear.call(x, y)]);
        var (a, b) = (randn([2, 3], float64), randn([2, 3], float64));
        using var cosine = CosineSimilarity();
        Slopes.AssertEqualGradients("CosineSimilarity", [a, b], () => [cosine.call(a, b)]);
        using var distance = PairwiseDistance(p: 3);
        Slopes.AssertEqualGradients("PairwiseDistance", [a, b], () => [distance.call(a, b)]);
    }

    [Fact]
    public void Backward_OfRandomLayers_EqualsTheSlopeOfTheSameDraw()
    {
        using var scope = NewDisposeScope();
        var input = randn([2, 3, 4], float64);
        foreach (var layer in new Module<Tensor, Tensor>[] { Dropout(0.4), Dropout1d(0.4), AlphaDropout(0.4), FeatureAlphaDropout(0.4), RReLU() })
        {
            Slopes.AssertEqualGradients(
                layer.GetName(),
                [input],
                () =>
                {
                    manual_seed(5);
                    return [layer.call(input)];
                });
        }
    }

    [Fact]
    public void Backward_OfEmbeddings_EqualsTheSlope()
    {
        manual_seed(3);
        using var scope = NewDisposeScope();
        var numbers = tensor(new long[] { 1, 0, 3, 1 });
        using var embedding = Embedding(4, 2, dtype: float64);
        Slopes.AssertEqualGradients("Embedding", embedding.parameters(), () => [embedding.call(numbers)]);
        var offsets = tensor(new long[] { 0, 1 });
        var weights = rand([4], float64);
        using var bags = EmbeddingBag(4, 2, mode: EmbeddingBagMode.Sum, dtype: float64);
        Slopes.AssertEqualGradients("EmbeddingBag", [weights, .. bags.parameters()], () => [bags.call(numbers, offsets, weights)]);
    }

    [Fact]
    public void Backward_OfFunctions_EqualsTheSlope()
    {
        manual_seed(3);
        using var scope = NewDisposeScope();
        var (q, k, v) = (randn([1, 2, 3, 2], float64), randn([1, 2, 4, 2], float64), randn([1, 2, 4, 3], float64));
        Slopes.AssertEqualGradients("attention", [q, k, v], () => [functional.scaled_dot_product_attention(q, k, v)]);
        var image = randn([1, 1, 3, 3], float64);
        var theta = tensor(new double[] { 0.9, 0.1, 0.05, -0.2, 0.8, 0.03 }).reshape(1, 2, 3);
        Slopes.AssertEqualGradients(
            "grid_sample", [image, theta], () => [functional.grid_sample(image, functional.affine_grid(theta, [1, 1, 2, 2]), align_corners: false)]);
        Slopes.AssertEqualGradients("normalize", [image], () => [functional.normalize(image, dim: 3)]);
    }
}
