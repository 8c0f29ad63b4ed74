using static TorchSharp.torch;
using Init = TorchSharp.torch.nn.init;

namespace LibTorch.Tests.NN;

// The numbers themselves are held against PyTorch's by the golden cases; here are the properties.
public class InitTests
{
    [Fact]
    public void Orthogonal_HasOrthogonalRowsOrColumns()
    {
        using var wide = Init.orthogonal_(empty(3, 2, 4), gain: 2);
        using var flat = wide.view(3, 8);
        using var product = flat.matmul(flat.t());
        Assert.True(product.allclose(eye(3) * 4, atol: 1e-5));

        using var tall = Init.orthogonal_(empty(5, 2));
        Assert.True(tall.t().matmul(tall).allclose(eye(2), atol: 1e-5));
    }

    [Fact]
    public void TruncNormal_StaysBetweenItsBounds()
    {
        using var tensor = Init.trunc_normal_(empty(10_000), mean: 1, std: 2, a: 0, b: 3);
        Assert.InRange(tensor.min().item<float>(), 0, 0.01f);
        Assert.InRange(tensor.max().item<float>(), 2.99f, 3);
    }

    [Fact]
    public void Sparse_SetsItsShareOfEachColumnToZero()
    {
        using var tensor = Init.sparse_(empty(10, 7), sparsity: 0.25);
        using var zeros = (tensor == 0).sum([0]);
        Assert.Equal([3, 3, 3, 3, 3, 3, 3], zeros.data<long>().ToArray());
    }

    [Fact]
    public void Dirac_LeavesTheInputOfAConvolutionAsItIs()
    {
        using var weight = Init.dirac_(empty(4, 2, 3, 3));
        Assert.Equal(2, weight.sum().item<float>());
        Assert.Equal(1, weight[1, 1, 1, 1].item<float>());
    }

    [Fact]
    public void Gains_AndFans()
    {
        Assert.Equal(5.0 / 3, Init.calculate_gain(Init.NonlinearityType.Tanh));
        Assert.Equal(Math.Sqrt(2), Init.calculate_gain(Init.NonlinearityType.ReLU));
        Assert.Equal(Math.Sqrt(2 / 1.04), Init.calculate_gain(Init.NonlinearityType.LeakyReLU, 0.2));
        Assert.Equal(1, Init.calculate_gain(Init.NonlinearityType.Conv2D));
        Assert.Equal((18, 36), Init.CalculateFanInAndFanOut(empty(4, 2, 3, 3)));
    }

    [Fact]
    public void Results_AreTheTensorsThemselves_WithoutAGraph()
    {
        using var weight = nn.Parameter(zeros(2, 2));
        Assert.Same(weight, Init.orthogonal_(weight));
        Assert.Same(weight, Init.trunc_normal_(weight));
        Assert.Same(weight, Init.ones_(weight));
        Assert.Equal(4, weight.sum().item<float>());
        Assert.True(weight.is_leaf && weight.requires_grad);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(0)]
    public void ShapesThatDoNotFit_Throw(int dimensions)
    {
        using var tensor = empty([.. Enumerable.Repeat(2L, dimensions)]);
        Assert.Throws<ArgumentException>(() => Init.xavier_uniform_(tensor));
        Assert.Throws<ArgumentException>(() => Init.orthogonal_(tensor));
        Assert.Throws<ArgumentException>(() => Init.eye_(tensor));
        Assert.Throws<ArgumentException>(() => Init.dirac_(tensor));
        Assert.Throws<ArgumentException>(() => Init.sparse_(tensor, 0.5));
    }
}
