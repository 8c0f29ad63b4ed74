using LibTorch.Tests.Golden;
using TorchSharp;
using TorchSharp.Modules;

namespace LibTorch.Tests.Optim;

/// <summary>Twenty steps of every optimizer on a small regression, against PyTorch's numbers.</summary>
public class GoldenOptimizerTests
{
    private static readonly GoldenFile Golden = GoldenFile.Load("optimizers");

    public static TheoryData<string> Names { get; } = [.. OptimizerCases.All.Select(one => one.Name)];

    [Fact]
    public void Cases_AreThoseOfTheFixture() =>
        Assert.Equal(Golden.Cases.Select(one => (one.Name, OptimizerCases.Compact(one.Csharp))), OptimizerCases.All.Select(one => (one.Name, one.Text)));

    [Theory]
    [MemberData(nameof(Names))]
    public void Steps_LeadWherePyTorchsDo(string name)
    {
        var golden = Golden[name];
        var (after, weights, biases, losses) = (golden.Numbers("steps"), golden.Tensors("w"), golden.Tensors("b"), golden.Numbers("losses"));
        torch.set_num_threads(1);
        using var scope = torch.NewDisposeScope();
        torch.manual_seed((long)golden.Number("seed"));
        var (x, target) = (torch.randn(8, 3), torch.randn(8, 4));
        var (w, b) = (new Parameter(torch.randn(3, 4)), new Parameter(torch.randn(4)));
        using var optimizer = OptimizerCases.All.Single(one => one.Name == name).Make(w, b);

        for (var step = 1; step <= after[^1]; step++)
        {
            optimizer.zero_grad();
            var loss = (x.mm(w) + b - target).square().mean();
            loss.backward();
            optimizer.step();
            var at = after.ToList().IndexOf(step);
            if (at < 0) continue;
            Compare($"w after step {step}", weights[at], w);
            Compare($"b after step {step}", biases[at], b);
            Assert.Equal((float)losses[at], loss.item<float>(), 1e-5f);
        }
    }

    private static void Compare(string what, GoldenTensor expected, torch.Tensor actual) =>
        expected.Check(what, actual.shape, "float32", [.. actual.data<float>().Select(value => (double)value)]);
}
