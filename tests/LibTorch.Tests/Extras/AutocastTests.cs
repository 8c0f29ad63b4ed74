using Meld.Torch;
using TorchSharp;
using static TorchSharp.torch;

namespace LibTorch.Tests.Extras;

public class AutocastTests
{
    [Fact]
    public void Products_ComputeInTheSmallerType()
    {
        using var scope = NewDisposeScope();
        var (matrix, image, kernel) = (randn(4, 4), randn(1, 2, 5, 5), randn(3, 2, 3, 3));
        using (Autocast.Enter(torch.bfloat16))
        {
            Assert.Equal(ScalarType.BFloat16, matrix.mm(matrix).dtype);
            Assert.Equal(ScalarType.BFloat16, nn.functional.conv2d(image, kernel).dtype);
            Assert.Equal(ScalarType.Float32, (matrix + matrix).dtype);
        }
        Assert.Equal(ScalarType.Float32, matrix.mm(matrix).dtype);
    }

    [Fact]
    public void Product_IsThatOfTheRoundedNumbers()
    {
        using var scope = NewDisposeScope();
        manual_seed(1);
        var (left, right) = (randn(8, 16), randn(16, 8));
        var exact = left.mm(right);
        using var region = Autocast.Enter(torch.bfloat16);
        var product = left.mm(right).to(torch.float32);
        Assert.True(product.Equals(left.to(torch.bfloat16).mm(right.to(torch.bfloat16)).to(torch.float32)));
        Assert.False(product.Equals(exact));
        Assert.InRange((product - exact).abs().max().item<float>(), 0, 0.2f);
    }

    [Fact]
    public void Gradient_HasTheTypeOfTheParameter()
    {
        using var scope = NewDisposeScope();
        var weight = randn(4, 4, requires_grad: true);
        Tensor loss;
        using (Autocast.Enter(torch.bfloat16)) loss = randn(2, 4).mm(weight).to(torch.float32).sum();
        loss.backward();
        Assert.Equal(ScalarType.Float32, weight.grad!.dtype);
    }

    [Fact]
    public void Regions_Nest()
    {
        using var scope = NewDisposeScope();
        var matrix = randn(4, 4);
        using (Autocast.Enter(torch.bfloat16))
        {
            using (Autocast.Suspend())
            {
                Assert.False(Autocast.IsEnabled());
                Assert.Equal(ScalarType.Float32, matrix.mm(matrix).dtype);
                using (Autocast.Enter(torch.bfloat16)) Assert.Equal(ScalarType.BFloat16, matrix.mm(matrix).dtype);
                Assert.Equal(ScalarType.Float32, matrix.mm(matrix).dtype);
            }
            Assert.Equal(ScalarType.BFloat16, matrix.mm(matrix).dtype);
        }
        Assert.False(Autocast.IsEnabled());
    }

    [Fact]
    public void Region_LeftByAnException_IsLeft()
    {
        Assert.Throws<TimeoutException>(Fail);
        Assert.False(Autocast.IsEnabled());
    }

    private static void Fail()
    {
        using var region = Autocast.Enter(torch.bfloat16);
        throw new TimeoutException();
    }

    [Fact]
    public void Region_HoldsForItsThreadOnly()
    {
        using var region = Autocast.Enter(torch.bfloat16);
        Exception? refused = null;
        var elsewhere = true;
        var thread = new Thread(() =>
        {
            elsewhere = Autocast.IsEnabled();
            refused = Record.Exception(region.Dispose);
        });
        thread.Start();
        thread.Join();
        Assert.False(elsewhere);
        Assert.IsType<InvalidOperationException>(refused);
        Assert.True(Autocast.IsEnabled());
        region.Dispose();
        region.Dispose();
        Assert.False(Autocast.IsEnabled());
    }

    [Fact]
    public void Enter_Cuda_LeavesTheCpuAlone()
    {
        using var region = Autocast.Enter(torch.float16, DeviceType.CUDA);
        Assert.True(Autocast.IsEnabled(DeviceType.CUDA));
        Assert.False(Autocast.IsEnabled());
    }

    [Fact]
    public void Enter_ATypeOrDeviceThatThereIsNot_IsRefused()
    {
        Assert.Throws<ArgumentException>(() => Autocast.Enter(torch.float16));
        Assert.Throws<ArgumentException>(() => Autocast.Enter(torch.int32));
        Assert.Throws<ArgumentException>(() => Autocast.Enter(torch.bfloat16, DeviceType.META));
        Assert.False(Autocast.IsEnabled());
    }
}
