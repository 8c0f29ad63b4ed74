using TorchSharp.Modules;
using static TorchSharp.torch;

namespace LibTorch.Tests.Optim;

/// <summary>Steps in lists and slices have the bits of the plain update, tensor by tensor.</summary>
public class ParameterBatchTests
{
    private static readonly long[][] Shapes = [[5], [3, 4], [700, 400], [1], [0], [600, 1000], [17, 3], [2, 3, 4]];

    [Theory]
    [InlineData(ScalarType.Float32)]
    [InlineData(ScalarType.Float64)]
    public void AdamW_InLists_HasTheBitsOfThePlainUpdate(ScalarType type)
    {
        set_num_threads(1);
        using var scope = NewDisposeScope();
        manual_seed(11);
        Parameter[] parameters = [.. Shapes.Select(shape => new Parameter(randn(shape, dtype: type)))];
        Tensor[] expected = [.. parameters.Select(parameter => parameter.detach().clone())];
        Tensor[] means = [.. expected.Select(one => zeros_like(one))];
        Tensor[] squares = [.. expected.Select(one => zeros_like(one))];
        using var optimizer = optim.AdamW(parameters, lr: 0.01, weight_decay: 0.1);
        for (var step = 1; step <= 3; step++)
        {
            Tensor[] gradients = [.. expected.Select(one => randn_like(one))];
            for (var i = 0; i < parameters.Length; i++) parameters[i].grad = gradients[i];
            optimizer.step();
            for (var i = 0; i < parameters.Length; i++)
            {
                expected[i].mul_(1 - 0.01 * 0.1);
                means[i].mul_(0.9).add_(gradients[i], alpha: 1 - 0.9);
                squares[i].mul_(0.999).addcmul_(gradients[i], gradients[i], value: 1 - 0.999);
                var denominator = squares[i].sqrt().true_divide(Math.Sqrt(1 - Math.Pow(0.999, step))).add_(1e-8);
                expected[i].addcdiv_(means[i], denominator, value: -(0.01 / (1 - Math.Pow(0.9, step))));
            }
        }

        for (var i = 0; i < parameters.Length; i++) Assert.True(parameters[i].detach().Equals(expected[i]), $"parameter {i}");
    }

    [Fact]
    public void SGD_OfMixedTypes_HasTheBitsOfThePlainUpdate()
    {
        using var scope = NewDisposeScope();
        manual_seed(12);
        ScalarType[] types = [ScalarType.Float32, ScalarType.Float64, ScalarType.BFloat16, ScalarType.Float32];
        Parameter[] parameters = [.. types.Select(type => new Parameter(randn(30, dtype: ScalarType.Float32).to(type)))];
        Tensor[] expected = [.. parameters.Select(parameter => parameter.detach().clone())];
        Tensor?[] buffers = new Tensor?[types.Length];
        using var optimizer = optim.SGD(parameters, 0.1, momentum: 0.9, weight_decay: 0.01, nesterov: true, maximize: true);
        for (var step = 0; step < 3; step++)
        {
            for (var i = 0; i < parameters.Length; i++)
            {
                var gradient = randn(30, dtype: ScalarType.Float32).to(types[i]);
                parameters[i].grad = gradient;
                var direction = (-gradient).add(expected[i], alpha: 0.01);
                buffers[i] = buffers[i] is null ? direction.clone() : buffers[i]!.mul_(0.9).add_(direction, alpha: 1);
                expected[i].add_(direction.add(buffers[i]!, alpha: 0.9), alpha: -0.1);
            }
            optimizer.step();
        }

        for (var i = 0; i < parameters.Length; i++) Assert.True(parameters[i].detach().Equals(expected[i]), $"parameter {i}");
    }

    [Fact]
    public void Adam_ParameterThatIsNotContiguous_IsUpdatedWhole()
    {
        using var scope = NewDisposeScope();
        manual_seed(13);
        var turned = new Parameter(randn(700, 500).t());
        var straight = new Parameter(turned.detach().contiguous());
        using var optimizer = optim.Adam([turned, straight], lr: 0.1);
        var gradient = randn(500, 700);
        turned.grad = gradient;
        straight.grad = gradient.clone();
        optimizer.step();

        Assert.True(turned.detach().Equals(straight.detach()));
    }

    [Theory]
    [InlineData(100)]
    [InlineData(ParameterBatch<SGD.State>.Limit)]
    public void SGD_OfASparseGradient_MovesTheRowsThatHaveOne(long rows)
    {
        using var scope = NewDisposeScope();
        using var table = nn.Embedding(rows, 2, sparse: true);
        using var dense = new Parameter(zeros(2));
        var before = table.weight.detach().clone();
        using var optimizer = optim.SGD([dense, table.weight], 0.5);
        dense.grad = ones(2);
        table.call(tensor(new long[] { 3 })).sum().backward();
        Assert.True(table.weight.grad!.is_sparse);
        optimizer.step();
        before[3] -= 0.5;
        Assert.True(table.weight.detach().Equals(before));
        Assert.Equal([-0.5f, -0.5f], dense.data<float>().ToArray());
        optimizer.zero_grad();
        optimizer.step();
        Assert.True(table.weight.detach().Equals(before));
    }

    [Fact]
    public void SparseGradients_WhereAnOptimizerTakesNone_AreRefused()
    {
        using var scope = NewDisposeScope();
        using var table = nn.Embedding(5, 2, sparse: true);
        table.call(tensor(new long[] { 3 })).sum().backward();
        using var adam = optim.Adam(table.parameters());
        using var momentum = optim.SGD(table.parameters(), 0.1, momentum: 0.9);
        Assert.Contains("Adam takes no sparse gradients", Assert.Throws<InvalidOperationException>(() => adam.step()).Message, StringComparison.Ordinal);
        Assert.Throws<InvalidOperationException>(() => momentum.step());
    }

    [Fact]
    public void SparseGradient_ThatIsRefused_LeavesEveryStateAndParameterAsItWas()
    {
        using var scope = NewDisposeScope();
        using var table = nn.Embedding(5, 2, sparse: true);
        using var dense = new Parameter(ones(2));
        using var other = new Parameter(ones(2));
        var groups = new[] { new Adam.ParamGroup([other], lr: 0.5), new Adam.ParamGroup([dense, table.weight], lr: 0.5) };
        using var adam = optim.Adam(groups);
        table.call(tensor(new long[] { 3 })).sum().backward();
        (dense.grad, other.grad) = (ones(2), ones(2));
        Assert.Throws<InvalidOperationException>(() => adam.step());
        Assert.Equal([0L, 0L, 0L], adam.state_dict().State.Select(state => ((Adam.State)state).step));
        Assert.Equal([1f, 1f, 1f, 1f], cat([other, dense]).data<float>().ToArray());
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void LoadStateDict_OfAnotherLayout_TakesTheParametersOwn(bool fromTurned)
    {
        using var scope = NewDisposeScope();
        manual_seed(15);
        var turned = new Parameter(randn(700, 500).t());
        var straight = new Parameter(turned.detach().contiguous());
        var gradient = randn(500, 700);
        (turned.grad, straight.grad) = (gradient, gradient.clone());
        using var of = optim.Adam([turned], lr: 0.1, amsgrad: true);
        using var ofStraight = optim.Adam([straight], lr: 0.1, amsgrad: true);
        var (source, target) = fromTurned ? (of, ofStraight) : (ofStraight, of);
        source.step();
        target.load_state_dict(source.state_dict());
        using (no_grad())
        {
            if (fromTurned) straight.copy_(turned);
            else turned.copy_(straight);
        }
        source.step();
        target.step();

        Assert.True(turned.detach().Equals(straight.detach()));
    }

    [Fact]
    public void Adam_OfComplexNumbers_TreatsTheirPartsAsNumbersOfTheirOwn()
    {
        using var scope = NewDisposeScope();
        manual_seed(14);
        var parts = new Parameter(randn(6, 2));
        var complex = new Parameter(view_as_complex(parts.detach().clone()));
        var gradient = randn(6, 2);
        using var optimizer = optim.Adam([parts, complex], lr: 0.1);
        parts.grad = gradient;
        complex.grad = view_as_complex(gradient.clone());
        optimizer.step();

        Assert.True(view_as_real(complex.detach()).Equals(parts.detach()));
    }
}
