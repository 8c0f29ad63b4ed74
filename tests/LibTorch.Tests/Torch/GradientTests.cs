using TorchSharp;
using static TorchSharp.torch;

namespace LibTorch.Tests.Torch;

public class GradientTests
{
    private static Tensor Leaf(params double[] values) => torch.tensor(values, requires_grad: true);

    [Fact]
    public void BackwardAddsToLeaves()
    {
        var x = Leaf(1, 2);
        (x * x).sum().backward();
        (3 * x).sum().backward();
        Assert.Equal([5.0, 7], x.grad!.data<double>().ToArray());
        Assert.True(x.is_leaf && !(x * 2).is_leaf);
        x.grad = null;
        Assert.Null(x.grad);
        x.grad = torch.ones(2, float64);
        Assert.Equal([1.0, 1], x.grad!.data<double>().ToArray());
    }

    [Fact]
    public void GradGivesGradientsWithoutStoringThem()
    {
        var x = Leaf(3);
        var y = x.pow(3);
        var first = autograd.grad([y], [x], create_graph: true)[0];
        var second = autograd.grad([first], [x])[0];
        Assert.Equal((27.0, 18.0), (first.item<double>(), second.item<double>()));
        Assert.Null(x.grad);
        var unused = autograd.grad([x * 2], [x, Leaf(1)], allow_unused: true);
        Assert.Equal(2.0, unused[0].item<double>());
        Assert.Null(unused[1]);
        Assert.ThrowsAny<Exception>(() => autograd.grad([x * 2], [Leaf(1)]));
        Assert.Throws<ArgumentException>(() => autograd.grad([x * 2], [x], [torch.ones(1), torch.ones(1)]));
    }

    [Fact]
    public void BackwardTakesGradientsAndInputs()
    {
        var x = Leaf(1, 2);
        var z = Leaf(5, 5);
        autograd.backward(x * z, torch.tensor(new double[] { 1, 10 }), inputs: [x]);
        Assert.Equal([5.0, 50], x.grad!.data<double>().ToArray());
        Assert.Null(z.grad);
        Assert.ThrowsAny<Exception>(() => (x * 2).backward());
    }

    [Fact]
    public void GraphsAreFreedUnlessRetained()
    {
        var x = Leaf(2);
        var y = (x * x).sum();
        y.backward(retain_graph: true);
        y.backward();
        Assert.Equal(8.0, x.grad!.item<double>());
        Assert.ThrowsAny<Exception>(() => y.backward());
    }

    [Fact]
    public void ModesNestAndEnd()
    {
        var x = Leaf(1);
        using (torch.no_grad())
        {
            Assert.False(torch.is_grad_enabled() || (x * 2).requires_grad);
            using (torch.enable_grad()) Assert.True((x * 2).requires_grad);
            Assert.False((x * 2).requires_grad);
        }
        Assert.True(torch.is_grad_enabled() && (x * 2).requires_grad);
        using (torch.inference_mode())
        {
            Assert.True(torch.is_inference_mode_enabled());
            Assert.False((x * 2).requires_grad);
        }
        Assert.False(torch.is_inference_mode_enabled());
        using (torch.set_grad_enabled(false)) Assert.False(torch.is_grad_enabled());
    }

    [Fact]
    public void AnomaliesAreReportedWhileAskedFor()
    {
        var x = Leaf(0);
        using (autograd.detect_anomaly())
        {
            Assert.True(AnomalyMode.IsEnabled && AnomalyMode.ShouldCheckNaN);
            var error = Assert.ThrowsAny<Exception>(() => (x * 0).sqrt().mul(0).div(x).sum().backward());
            Assert.Contains("nan", error.Message, StringComparison.OrdinalIgnoreCase);
        }
        Assert.False(AnomalyMode.IsEnabled);
    }

    [Fact]
    public void GradientsAgreeWithFiniteDifferences()
    {
        double F(double a) => ((1 - torch.tensor(a)) / (2.0 / torch.tensor(a + 3)) % 0.7 + (5 * torch.tensor(a))).item<double>();
        var x = Leaf(0.3);
        (((1 - x) / (2.0 / (x + 3))) % 0.7 + 5 * x).backward();
        Assert.Equal((F(0.3 + 1e-6) - F(0.3 - 1e-6)) / 2e-6, x.grad!.item<double>(), 6);
    }

    [Fact]
    public void ScopesDisposeAllButWhatLeaves()
    {
        Tensor kept, inner;
        using (var scope = torch.NewDisposeScope())
        {
            inner = torch.ones(1);
            kept = (inner + 1).MoveToOuterDisposeScope();
            Assert.Same(scope, torch.CurrentDisposeScope);
        }
        Assert.True(inner.IsInvalid && !kept.IsInvalid);
        Assert.Null(torch.CurrentDisposeScope);
        var result = torch.WrappedTensorDisposeScope(() => (kept + 1) * 2);
        Assert.Equal(6f, result.item<float>());
    }
}
