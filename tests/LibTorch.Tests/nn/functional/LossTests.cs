using System.Runtime.InteropServices;
using TorchSharp;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;
using F = TorchSharp.torch.nn.functional;

namespace LibTorch.Tests.NN.Functional;

public sealed class LossTests : IDisposable
{
    // Each takes x, [3, 4], and another tensor of its shape.
    private static readonly Dictionary<string, Func<Tensor, Tensor, Reduction, Tensor>> Losses = new()
    {
        ["cross_entropy"] = (x, _, r) => F.cross_entropy(x, Classes(), reduction: r, label_smoothing: 0.1),
        ["cross_entropy of probabilities"] = (x, y, r) => F.cross_entropy(x, y.softmax(1), reduction: r),
        ["nll"] = (x, _, r) => F.nll_loss(x.log_softmax(1), Classes(), reduction: r),
        ["binary_cross_entropy"] = (x, y, r) => F.binary_cross_entropy(x.sigmoid(), y.sigmoid(), reduction: r),
        ["binary_cross_entropy_with_logits"] = (x, y, r) => F.binary_cross_entropy_with_logits(x, y.sigmoid(), reduction: r),
        ["mse"] = (x, y, r) => F.mse_loss(x, y, r),
        ["l1"] = (x, y, r) => F.l1_loss(x, y, r),
        ["smooth_l1"] = (x, y, r) => F.smooth_l1_loss(x, y, r, 0.4),
        ["huber"] = (x, y, r) => F.huber_loss(x, y, 0.4, r),
        ["kl_div"] = (x, y, r) => F.kl_div(x.log_softmax(1), y.log_softmax(1), reduction: r),
        ["poisson"] = (x, y, r) => F.poisson_nll_loss(x, y.exp(), full: true, reduction: r),
        ["gaussian"] = (x, y, r) => F.gaussian_nll_loss(x, y, x.square() + 0.5, full: true, reduction: r),
        ["cosine_embedding"] = (x, y, r) => F.cosine_embedding_loss(x, y, Signs(3), -0.9, r),
        ["margin_ranking"] = (x, y, r) => F.margin_ranking_loss(x[0], y[0], Signs(4), 0.3, r),
        ["hinge_embedding"] = (x, y, r) => F.hinge_embedding_loss(x.square(), Signs(4), 2, r),
        ["multi_margin"] = (x, y, r) => F.multi_margin_loss(x, Classes(), 2, 0.8, reduction: r),
        ["multi_label_margin"] = (x, y, r) => F.multi_label_margin_loss(x, tensor(new long[,] { { 1, 2, -1, 0 }, { 3, -1, 0, 0 }, { 0, 1, 2, -1 } }), r),
        ["multilabel_soft_margin"] = (x, y, r) => F.multilabel_soft_margin_loss(x, (y > 0).to(float64), tensor(new double[] { 1, 2, 3, 4 }), r),
        ["soft_margin"] = (x, y, r) => F.soft_margin_loss(x, Signs(4).expand(3, 4), r),
        ["triplet"] = (x, y, r) => F.triplet_margin_loss(x, y, y.flip(0), 3, swap: true, reduction: r),
        ["triplet of a distance"] = (x, y, r) => F.triplet_margin_with_distance_loss(x, y, y.flip(0), (a, b) => (a - b).abs().sum(1), 3, true, r),
    };

    private readonly DisposeScope scope = NewDisposeScope();

    public LossTests()
    {
        set_num_threads(1);
        manual_seed(3);
    }

    public static TheoryData<string> Names { get; } = [.. Losses.Keys];

    public void Dispose() => scope.Dispose();

    private static Tensor Classes() => tensor(new long[] { 2, 0, 3 });

    private static Tensor Signs(int count) => tensor(Enumerable.Range(0, count).Select(i => i % 2 == 0 ? 1.0 : -1.0).ToArray());

    private static double Number(Tensor tensor) => tensor.item<double>();

    [Theory]
    [MemberData(nameof(Names))]
    public void Gradient_IsTheSlope_AndReductionsReduce(string name)
    {
        var (x, y) = (randn([3, 4], float64), randn([3, 4], float64));
        var loss = Losses[name];

        var each = loss(x, y, Reduction.None);

        Assert.True(each.numel() > 1);
        Assert.True(each.max().item<double>() > 0);
        Assert.Equal(Number(each.sum()), Number(loss(x, y, Reduction.Sum)), 1e-12);
        Assert.Equal(Number(each.mean()), Number(loss(x, y, Reduction.Mean)), 1e-12);
        Slopes.AssertEqualGradients(name, [x], () => [loss(x, y, Reduction.None)]);
        Slopes.AssertEqualGradients(name, [x], () => [loss(x, y, Reduction.Mean)]);
    }

    [Fact]
    public void ComposedLosses_LeaveOneTensor()
    {
        var (x, y, v) = (randn([3, 4], float64), randn([3, 4], float64), ones([3, 4], float64));
        using var inner = NewDisposeScope();

        F.gaussian_nll_loss(x, y, v, full: true);
        F.multilabel_soft_margin_loss(x, v, v);
        F.triplet_margin_with_distance_loss(x, y, v);

        Assert.Equal(3, inner.DisposablesCount);
    }

    [Fact]
    public void Ctc_GradientIsTheSlope()
    {
        var (scores, targets) = (randn([5, 2, 3], float64), tensor(new long[,] { { 1, 2 }, { 2, 0 } }));
        var (frames, labels) = (tensor(new long[] { 5, 4 }), tensor(new long[] { 2, 1 }));

        // libtorch's gradient is right only for log-probabilities that sum to one.
        Slopes.AssertEqualGradients("ctc", [scores], () => [F.ctc_loss(scores.log_softmax(2), targets, frames, labels, reduction: Reduction.None)]);

        var tooLong = tensor(new long[] { 1, 1 });
        Assert.Equal(double.PositiveInfinity, Number(F.ctc_loss(scores.log_softmax(2), targets, tooLong, labels, reduction: Reduction.Sum)));
        var finite = F.ctc_loss(scores.log_softmax(2), targets, tooLong, labels, zero_infinity: true, reduction: Reduction.None);
        Assert.Equal(0, Number(finite[0]));
        Assert.True(double.IsFinite(Number(finite[1])));
    }

    [Fact]
    public void Targets_ThatBroadcast_CountAsIfExpanded()
    {
        var (x, row) = (randn([3, 4], float64), randn([4], float64));

        Func<Tensor, Tensor, Tensor>[] losses =
            [(a, b) => F.mse_loss(a, b), (a, b) => F.l1_loss(a, b), (a, b) => F.smooth_l1_loss(a, b), (a, b) => F.huber_loss(a, b)];
        foreach (var loss in losses)
        {
            Assert.Equal(Number(loss(x, row.expand(3, 4))), Number(loss(x, row)), 1e-12);
            Slopes.AssertEqualGradients("broadcast", [x, row], () => [loss(x, row)]);
        }
    }

    [Fact]
    public void BinaryCrossEntropy_RefusesTargetsOfAnotherShape()
    {
        var x = rand([3, 4], float64);

        var shape = Assert.Throws<ArgumentException>(() => F.binary_cross_entropy(x, x[0]));
        Assert.Contains("[4] is not the input's [3, 4]", shape.Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => F.binary_cross_entropy_with_logits(x, x[0]));
        Assert.Throws<ExternalException>(() => F.binary_cross_entropy(x - 1, x));
    }

    [Fact]
    public void Variances_OfARow_CountForItsElements()
    {
        var (x, y, v) = (randn([3, 4], float64), randn([3, 4], float64), rand([3], float64));
        var expected = F.gaussian_nll_loss(x, y, v.unsqueeze(1).expand(3, 4));

        Assert.Equal(Number(expected), Number(F.gaussian_nll_loss(x, y, v)), 1e-12);
        Assert.Equal(Number(expected), Number(F.gaussian_nll_loss(x, y, v.unsqueeze(1))), 1e-12);
        Assert.Throws<ArgumentException>(() => F.gaussian_nll_loss(x, y, rand([4], float64)));
        Assert.Throws<ArgumentException>(() => F.gaussian_nll_loss(x, y, v - 2));
    }

    [Fact]
    public void SmallVariances_AreHeldAtTheEps_WithoutTouchingTheCallers()
    {
        var (x, y, v) = (ones([2], float64), zeros([2], float64), zeros([2], float64));

        Assert.Equal(0.5 * (Math.Log(0.5) + 2), Number(F.gaussian_nll_loss(x, y, v, eps: 0.5f)), 1e-12);
        Assert.Equal(0, Number(v.sum()));
    }

    [Fact]
    public void IgnoredClasses_CountForNothing()
    {
        var x = randn([3, 4], float64);

        Assert.Equal(Number(F.cross_entropy(x[..2], Classes()[..2])), Number(F.cross_entropy(x, Classes(), ignore_index: 3)), 1e-12);
        Assert.Equal(0, Number(F.cross_entropy(x, Classes(), ignore_index: 3, reduction: Reduction.None)[2]));
        Assert.True(double.IsNaN(Number(F.cross_entropy(x[2..], Classes()[2..], ignore_index: 3))));
        Assert.Throws<ExternalException>(() => F.cross_entropy(x, Classes() + 1));
        Assert.Throws<ExternalException>(() => F.cross_entropy(x, Classes()[..2]));
        Assert.Throws<ExternalException>(() => F.cross_entropy(x, Classes(), label_smoothing: 2));
    }
}
