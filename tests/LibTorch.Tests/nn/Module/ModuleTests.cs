using Meld.Testing;
using TorchSharp;
using TorchSharp.Modules;
using TorchSharp.Utils;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace LibTorch.Tests.NN;

public class ModuleTests
{
    [Fact]
    public void RegisterComponents_FindsModulesParametersAndBuffersInFields()
    {
        using var net = new Net();

        Assert.Equal(["scale", "weight", "inner.scale"], net.named_parameters().Select(one => one.name));
        Assert.Equal(["mean", "inner.count"], net.named_buffers().Select(one => one.name));
        Assert.Equal(["scale", "weight", "inner.scale", "mean", "inner.count"], net.state_dict().Keys);
        Assert.Equal(["inner"], net.named_children().Select(one => one.name));
        Assert.Same(net.get_parameter("inner.scale"), net.parameters().Last());
        Assert.True(net.has_buffer("inner.count"));
        Assert.False(net.has_parameter("inner.count"));
        Assert.Null(net.get_buffer("nothing.there"));
        Assert.Equal("Net", net.GetName());
    }

    [Fact]
    public void Parameters_LeaveTheScopeTheyWereMadeIn()
    {
        Net net;
        using (NewDisposeScope()) net = new Net();
        using var result = net.call(ones(2));
        Assert.Equal([2, 3], result.data<float>().ToArray());
        net.Dispose();
        Assert.True(net.parameters().All(parameter => parameter.IsInvalid));
        Assert.Throws<ObjectDisposedException>(() => net.call(ones(2)));
    }

    [Fact]
    public void TrainAndEval_ReachEveryModule()
    {
        using var net = new Net();
        net.eval();
        Assert.False(net.training || net.modules().Any(module => module.training));
        net.train();
        Assert.True(net.training && net.modules().All(module => module.training));
        List<string> visited = [];
        net.apply(module => visited.Add(module.GetName()));
        Assert.Equal(["Inner", "Net"], visited);
    }

    [Fact]
    public void Hooks_ReplaceInputAndResult_UntilRemoved()
    {
        using var net = new Net();
        var seen = 0;
        var pre = net.register_forward_pre_hook((_, input) => input * 10);
        var post = net.register_forward_hook((_, input, result) => result + input.sum());
        net.register_forward_hook(_ => seen++);

        Assert.Equal(11 + 20, net.call(ones(2))[0].item<float>());
        Assert.Equal(1, seen);
        pre.remove();
        post.remove();
        post.remove();
        Assert.Equal(2, net.call(ones(2))[0].item<float>());
        Assert.Equal(2, seen);
    }

    [Fact]
    public void Conversion_KeepsTheObjects_AndLeavesWholeNumbersAlone()
    {
        using var net = new Net();
        var before = net.parameters().ToArray();
        net.call(ones(2)).sum().backward();

        Assert.Same(net, net.to(float64));

        Assert.Equal(before, net.parameters(), ReferenceEqualityComparer.Instance);
        Assert.All(before, parameter => Assert.Equal(ScalarType.Float64, parameter.dtype));
        Assert.Equal(ScalarType.Float64, before[0].grad!.dtype);
        Assert.Equal(ScalarType.Int64, net.get_buffer("inner.count")!.dtype);
        Assert.Equal(ScalarType.Float64, net.call(ones(2, dtype: float64)).dtype);
        Assert.Contains("Int64", Assert.Throws<ArgumentException>(() => net.to(int64)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void ZeroGrad_DropsGradientsOrFillsThem()
    {
        using var net = new Net();
        net.call(ones(2)).sum().backward();
        net.zero_grad(set_to_none: false);
        Assert.Equal(0, net.parameters().First().grad!.sum().item<float>());
        net.zero_grad();
        Assert.All(net.parameters(), parameter => Assert.Null(parameter.grad));
    }

    [Fact]
    public void LoadStateDict_Copies_AndSaysWhatDiffers()
    {
        using var net = new Net();
        using var other = new Net();
        using (no_grad()) other.get_parameter("weight")!.fill_(7);
        var (missing, unexpected) = net.load_state_dict(other.state_dict());
        Assert.Empty(missing.Concat(unexpected));
        Assert.Equal(7, net.get_parameter("weight")![0].item<float>());

        var partial = other.state_dict();
        partial.Remove("weight");
        partial["stranger"] = ones(1);
        var error = Assert.Throws<InvalidOperationException>(() => net.load_state_dict(partial));
        Assert.Contains("missing: weight", error.Message, StringComparison.Ordinal);
        Assert.Contains("stranger", error.Message, StringComparison.Ordinal);
        (missing, unexpected) = net.load_state_dict(partial, strict: false);
        Assert.Equal(["weight"], missing);
        Assert.Equal(["stranger"], unexpected);

        partial = other.state_dict();
        partial["weight"] = ones(3);
        Assert.Contains("'weight' has the shape [2]", Assert.Throws<ArgumentException>(() => net.load_state_dict(partial)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void SaveAndLoad_GiveBackEveryTensor()
    {
        using var folder = new TemporaryDirectory();
        var file = Path.Combine(folder.Path, "net.dat");
        using var net = new Net();
        using (no_grad()) net.get_parameter("weight")!.fill_(3);
        net.save(file);

        using var copy = nn.Module.Create<Net>(file);
        Assert.Equal(3, copy.get_parameter("weight")![1].item<float>());
        Dictionary<string, bool> loaded = [];
        using var third = new Net();
        third.load(file, skip: ["weight"], loadedParameters: loaded);
        Assert.Equal(1, third.get_parameter("weight")![1].item<float>());
        Assert.Equal(net.state_dict().Keys, loaded.Keys);
        third.load(file, loadedParameters: loaded);
        Assert.Equal(3, third.get_parameter("weight")![1].item<float>());
        Assert.Equal(net.state_dict().Keys, loaded.Keys);

        using var inner = new Inner();
        Assert.Contains("Inner has 2", Assert.Throws<ArgumentException>(() => inner.load(file)).Message, StringComparison.Ordinal);
        Assert.Throws<FileNotFoundException>(() => net.load(file + ".no"));
        File.WriteAllBytes(file, File.ReadAllBytes(file)[..^3]);
        using (no_grad()) net.get_parameter("weight")!.fill_(5);
        loaded.Clear();
        Assert.Throws<EndOfStreamException>(() => net.load(file, loadedParameters: loaded));
        Assert.Equal(5, net.get_parameter("weight")![0].item<float>());
        Assert.Empty(loaded);
    }

    [Fact]
    public void Names_HaveToBeUsableAndFree()
    {
        using var net = new Net();
        Assert.Throws<ArgumentException>(() => net.register_module("a.b", new Inner()));
        Assert.Throws<ArgumentException>(() => net.register_buffer("", ones(1)));
        Assert.Contains("'weight'", Assert.Throws<InvalidOperationException>(() => net.register_parameter("weight", new Parameter(ones(1)))).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentNullException>(() => net.register_parameter("none", null!));
    }

    [Fact]
    public void ModulesWithTuplesOrSeveralInputs_CanBeCalled()
    {
        using var two = new Two();
        Assert.Equal(3, two.call(ones(1), ones(1) * 2).item<float>());
        two.register_forward_pre_hook((_, a, b) => (a * 10, b));
        Assert.Equal(12, two.call(ones(1), ones(1) * 2).item<float>());
        using var tuple = new Pair();
        var (sum, difference) = tuple.call((ones(1), ones(1)));
        Assert.Equal((2, 0), (sum.item<float>(), difference.item<float>()));
    }

    private sealed class Inner : Module<Tensor, Tensor>
    {
        public readonly Parameter scale = new(ones(1));
        private readonly Tensor count = zeros(1, dtype: int64);

        public Inner()
            : base(nameof(Inner)) => RegisterComponents();

        public override Tensor forward(Tensor input)
        {
            using (no_grad()) count.add_(1);
            return input * scale;
        }
    }

    private class Base(string name) : Module<Tensor, Tensor>(name)
    {
        protected readonly Parameter weight = new(ones(2));

        public override Tensor forward(Tensor input) => input * weight;
    }

    private sealed class Net : Base
    {
        [ComponentName(Name = "inner")]
        private readonly Inner hidden = new();
        private readonly Parameter scale = new(tensor(new[] { 1f, 2f }));
        private readonly Tensor mean = ones(2);

        public Net()
            : base("unnamed")
        {
            // Derived classes may give themselves another name.
            name = nameof(Net);
            RegisterComponents();
        }

        public override Tensor forward(Tensor input) => hidden.call(base.forward(input)) * scale + mean;
    }

    private sealed class Two() : Module<Tensor, Tensor, Tensor>(nameof(Two))
    {
        public override Tensor forward(Tensor a, Tensor b) => a + b;
    }

    private sealed class Pair() : Module<(Tensor left, Tensor right), (Tensor sum, Tensor difference)>(nameof(Pair))
    {
        public override (Tensor sum, Tensor difference) forward((Tensor left, Tensor right) input) => (input.left + input.right, input.left - input.right);
    }
}
