using TorchSharp;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;
using F = TorchSharp.torch.nn.functional;

namespace LibTorch.Tests.Golden;

/// <summary>Gradients against finite differences, in double precision.</summary>
public sealed class GradientTests
{
    private const double Step = 1e-6;

    private static readonly Dictionary<string, Func<Tensor, Tensor>> Functions = new()
    {
        ["exp"] = x => x.exp(),
        ["tanh"] = x => x.tanh(),
        ["sigmoid"] = x => x.sigmoid(),
        ["gelu"] = F.gelu,
        ["silu"] = x => F.silu(x),
        ["softmax"] = x => x.softmax(1),
        ["log_softmax"] = x => x.log_softmax(1),
        ["logsumexp"] = x => x.logsumexp(1),
        ["division"] = x => 1 / (x * x + 1),
        ["power"] = x => (x * x + 1).pow(1.5),
        ["matmul"] = x => x.matmul(x.t()),
        ["einsum"] = x => torch.einsum("ij,kj->ik", x, x),
        ["std"] = x => x.std(1),
        ["norm"] = x => x.norm(1, false, 2f),
        ["prod"] = x => x.prod(1),
        ["cumsum"] = x => x.cumsum(1) * x,
        ["index"] = x => x[.., 1..] * x[.., ..^1],
        ["gather"] = x => x.gather(1, torch.tensor(new long[] { 0, 2, 1 }).reshape(3, 1)) * x,
        ["cat"] = x => torch.cat([x, x * x], 1),
        ["where"] = x => torch.where(x > 0, x * x, x * 3),
        ["layer_norm"] = x => F.layer_norm(x, [4]),
        ["cross_entropy"] = x => F.cross_entropy(x, torch.tensor(new long[] { 0, 3, 1 }), label_smoothing: 0.1),
        ["kl_div"] = x => F.kl_div(x.log_softmax(1), torch.arange(12, dtype: torch.float64).reshape(3, 4) / 66, log_target: false, reduction: Reduction.Sum),
        ["huber"] = x => F.huber_loss(x, torch.zeros_like(x), delta: 0.7),
        ["bce_with_logits"] = x => F.binary_cross_entropy_with_logits(x, torch.ones_like(x) * 0.3),
        ["conv1d"] = x => F.conv1d(x.reshape(1, 3, 4), x.reshape(2, 3, 2)),
        ["avg_pool1d"] = x => F.avg_pool1d(x.reshape(1, 3, 4), 2) * 2,
        ["interpolate"] = x => F.interpolate(x.reshape(1, 3, 4), [7], mode: InterpolationMode.Linear, align_corners: false),
        ["rfft"] = x => torch.fft.rfft(x).abs(),
        ["inverse"] = x => torch.linalg.inv(x.matmul(x.t()) + torch.eye(3, 3, torch.float64)),
        ["solve"] = x => torch.linalg.solve(x.matmul(x.t()) + torch.eye(3, 3, torch.float64), x),
        ["attention"] = x => F.scaled_dot_product_attention(x.reshape(1, 1, 3, 4), x.reshape(1, 1, 3, 4), x.reshape(1, 1, 3, 4)),
    };

    private static readonly Dictionary<string, Func<Module<Tensor, Tensor>>> Modules = new()
    {
        ["linear"] = () => Linear(4, 5),
        ["batch_norm"] = () => BatchNorm1d(4),
        ["layer_norm"] = () => LayerNorm(4),
        ["conv"] = () => Sequential(Unflatten(1, [1, 4]), Conv1d(1, 2, 3, padding: 1), GELU()),
        ["group_norm"] = () => GroupNorm(2, 4),
        ["encoder_layer"] = () => Sequential(Unflatten(1, [1, 4]), TransformerEncoderLayer(4, 2, 6, 0)),
    };

    public static TheoryData<string> FunctionNames { get; } = [.. Functions.Keys];

    public static TheoryData<string> ModuleNames { get; } = [.. Modules.Keys];

    [Theory]
    [MemberData(nameof(FunctionNames))]
    public void Function_GradientIsTheSlope(string name)
    {
        using var scope = torch.NewDisposeScope();
        torch.manual_seed(5);
        var x = torch.randn([3, 4], torch.float64);
        AssertSlopes(name, x, () => Functions[name](x));
    }

    [Theory]
    [MemberData(nameof(ModuleNames))]
    public void Module_GradientsOfParametersAreTheSlopes(string name)
    {
        using var scope = torch.NewDisposeScope();
        torch.manual_seed(5);
        var x = torch.randn([3, 4], torch.float64);
        var module = Modules[name]();
        module.to(torch.float64);
        AssertSlopes(name + " input", x, () => module.call(x));
        foreach (var (key, parameter) in module.named_parameters()) AssertSlopes($"{name} {key}", parameter, () => module.call(x));
    }

    /// <summary>Compares the gradient of a weighted sum of <paramref name="output"/> with the slope of that sum for each element of a leaf.</summary>
    private static void AssertSlopes(string what, Tensor leaf, Func<Tensor> output)
    {
        leaf.requires_grad_();
        leaf.grad = null;
        Weighted(output()).backward();
        var gradient = GoldenValues.Of(leaf.grad!);
        using var _ = torch.no_grad();
        var flat = leaf.detach().view(-1);
        for (var i = 0; i < gradient.Length; i++)
        {
            var value = flat[i].item<double>();
            double At(double moved)
            {
                flat[i] = torch.tensor(moved, torch.float64);
                return Weighted(output()).item<double>();
            }

            var slope = (At(value + Step) - At(value - Step)) / (2 * Step);
            flat[i] = torch.tensor(value, torch.float64);
            Assert.True(Math.Abs(slope - gradient[i]) <= 1e-6 * (1 + Math.Abs(slope)), $"{what}[{i}]: slope {slope}, gradient {gradient[i]}");
        }
    }

    private static Tensor Weighted(Tensor output) => (output * torch.linspace(1, 2, output.numel(), torch.float64).reshape(output.shape)).sum();
}
