using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;
using F = TorchSharp.torch.nn.functional;

namespace LibTorch.Tests.NN;

public sealed class LossModuleTests : IDisposable
{
    private readonly DisposeScope scope = NewDisposeScope();
    private readonly Tensor x;
    private readonly Tensor y;

    public LossModuleTests()
    {
        set_num_threads(1);
        manual_seed(3);
        (x, y) = (randn([3, 4], float64), randn([3, 4], float64));
    }

    public void Dispose() => scope.Dispose();

    [Fact]
    public void Settings_ReachTheFunction()
    {
        var classes = tensor(new long[] { 2, 0, 3 });
        var weight = tensor(new double[] { 1, 2, 3, 4 });
        var (positive, negative) = (y, y.flip(0));
        var signs = tensor(new double[] { 1, -1, 1 });

        TensorAssert.Same(
            F.cross_entropy(x, classes, weight, 3, Reduction.Sum, 0.2), new CrossEntropyLoss(weight, 3, Reduction.Sum, 0.2).call(x, classes));
        TensorAssert.Same(F.multi_margin_loss(x, classes, 2, 0.5, weight, Reduction.Sum), MultiMarginLoss(2, 0.5, weight, Reduction.Sum).call(x, classes));
        TensorAssert.Same(
            F.binary_cross_entropy_with_logits(x, y.sigmoid(), weight, Reduction.None, weight + 1),
            BCEWithLogitsLoss(weight, Reduction.None, weight + 1).call(x, y.sigmoid()));
        TensorAssert.Same(
            F.gaussian_nll_loss(x, y, y.square(), true, 0.1f, Reduction.None), GaussianNLLLoss(true, 0.1f, Reduction.None).call(x, y, y.square()));
        TensorAssert.Same(F.poisson_nll_loss(y.exp(), y.exp(), false, true, 0.1f), PoissonNLLLoss(false, true, 0.1f).call(y.exp(), y.exp()));
        TensorAssert.Same(
            F.triplet_margin_loss(x, positive, negative, 3, 1, 0.1, true, Reduction.None),
            TripletMarginLoss(3, 1, 0.1, true, Reduction.None).call(x, positive, negative));
        TensorAssert.Same(
            F.triplet_margin_with_distance_loss(x, positive, negative, Distance, 3, true, Reduction.None),
            TripletMarginWithDistanceLoss(Distance, 3, true, Reduction.None).call(x, positive, negative));
        TensorAssert.Same(F.cosine_embedding_loss(x, y, signs, 0.3, Reduction.None), CosineEmbeddingLoss(0.3, Reduction.None).call(x, y, signs));
        TensorAssert.Same(F.smooth_l1_loss(x, y, Reduction.Sum, 0.3), SmoothL1Loss(Reduction.Sum, 0.3).call(x, y));
        TensorAssert.Same(F.huber_loss(x, y, 0.3, Reduction.Sum), HuberLoss(0.3, Reduction.Sum).call(x, y));
        var (logs, probabilities) = (x.log_softmax(1), y.softmax(1));
        TensorAssert.Same(F.kl_div(logs, probabilities, false, Reduction.Sum), KLDivLoss(false, Reduction.Sum).call(logs, probabilities));

        static Tensor Distance(Tensor a, Tensor b) => (a - b).abs().sum(1);
    }

    [Fact]
    public void Defaults_AreTorchSharps()
    {
        Assert.Equal(0, new HingeEmbeddingLoss().margin);
        Assert.Equal(1, HingeEmbeddingLoss().margin);
        Assert.True(KLDivLoss().log_target);
        Assert.Null(CrossEntropyLoss().ignore_index);
        Assert.Equal(0, CrossEntropyLoss().label_smoothing);
        Assert.Equal(1e-8f, GaussianNLLLoss().eps);
        Assert.Equal(Reduction.Mean, MSELoss().reduction);
        Assert.Equal(2, TripletMarginLoss().p);
        Assert.Null(NLLLoss().weight);
        Assert.Null(BCEWithLogitsLoss().pos_weights);
    }

    [Fact]
    public void Weights_StayTheCallers()
    {
        var weight = ones(4, float64);
        var net = new Net(BCEWithLogitsLoss(weight, pos_weights: weight));
        Assert.Same(weight, net.Loss.weight);

        Assert.Empty(net.state_dict());
        net.to(float32);
        net.Dispose();

        Assert.Equal(float64, weight.dtype);
    }

    [Fact]
    public void Hooks_Run()
    {
        var loss = L1Loss();
        loss.register_forward_hook((_, _, _, output) => output * 0);

        Assert.Equal(0, loss.call(x, y).item<double>());
    }

    private sealed class Net : Module<Tensor, Tensor>
    {
        private readonly BCEWithLogitsLoss loss;

        internal Net(BCEWithLogitsLoss loss)
            : base(nameof(Net))
        {
            this.loss = loss;
            RegisterComponents();
        }

        internal BCEWithLogitsLoss Loss => loss;

        public override Tensor forward(Tensor input) => loss.call(input, input);
    }
}
