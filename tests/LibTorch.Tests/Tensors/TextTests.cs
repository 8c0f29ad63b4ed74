using System.Globalization;
using TorchSharp;
using static TorchSharp.torch;

namespace LibTorch.Tests.Tensors;

public class TextTests
{
    private static Tensor Matrix => torch.tensor(new[,] { { 1.5f, -2 }, { 3, 100.25f } });

    [Fact]
    public void OneLineTellsSizesTypeAndDevice()
    {
        Assert.Equal("[2x2], type = Float32, device = cpu", Matrix.ToString());
        Assert.Equal(Matrix.metastr(), Matrix.ToString(TorchSharp.TensorStringStyle.Metadata));
        Assert.Equal("[], type = Float32, device = cpu, value = 2", torch.tensor(2f).jlstr());
    }

    [Fact]
    public void StylesOfAMatrix()
    {
        Assert.Equal("[[   1.5     -2]\n [     3 100.25]]", Matrix.npstr());
        Assert.Equal("[2x2], type = Float32, device = cpu\n    1.5     -2\n      3 100.25\n", Matrix.jlstr());
        Assert.Equal(Matrix.jlstr(), Matrix.str());
        Assert.Equal("[2x2], type = Float32, device = cpu, value = float[,] {\n  {    1.5f,     -2f },\n  {      3f, 100.25f }\n}", Matrix.cstr());
        Assert.Equal("[ True False]", torch.tensor(new[] { true, false }).npstr());
        Assert.Equal("[1+2i 3-4i]", torch.tensor(new[] { (1f, 2f), (3f, -4f) }).npstr());
    }

    [Fact]
    public void MoreDimensionsAndNone()
    {
        Assert.Equal("[[[0 1]\n  [2 3]]\n\n [[4 5]\n  [6 7]]]", torch.arange(8).reshape(2, 2, 2).npstr());
        Assert.Equal("[2x1x2], type = Int64, device = cpu\n[0,..,..] =\n 0 1\n[1,..,..] =\n 2 3\n", torch.arange(4).reshape(2, 1, 2).jlstr());
        Assert.Equal("7", torch.tensor(7L).npstr());
        Assert.Equal("[]", torch.zeros(0).npstr());
    }

    [Fact]
    public void LongTensorsAreCutAndLongRowsBroken()
    {
        Assert.Equal("[   0    1    2 ... 1498 1499 1500]", torch.arange(1501).npstr());
        Assert.Equal("[ 0  1  2  3\n  4  5  6  7\n  8  9 10 11]", torch.arange(12).npstr(width: 13));
    }

    [Fact]
    public void NumbersFollowNoCultureUnlessOneIsGiven()
    {
        var before = CultureInfo.CurrentCulture;
        try
        {
            // Made by hand: machines may know no culture at all.
            var comma = (CultureInfo)CultureInfo.InvariantCulture.Clone();
            comma.NumberFormat.NumberDecimalSeparator = ",";
            CultureInfo.CurrentCulture = comma;
            Assert.Equal("[1.5]", torch.tensor(new[] { 1.5f }).npstr());
            Assert.Equal("[1,5]", torch.tensor(new[] { 1.5f }).npstr(cultureInfo: CultureInfo.CurrentCulture));
            Assert.Equal("[1.50]", torch.tensor(new[] { 1.5f }).npstr("F2"));
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Fact]
    public void ViewsAndGradientsHaveTextToo()
    {
        Assert.Equal("[1 3]", torch.arange(4).reshape(2, 2)[.., 1].npstr());
        Assert.Equal("[1]", torch.ones(1, requires_grad: true).npstr());
        Assert.Equal("[1-2i]", torch.tensor(new[] { (1f, 2f) }).conj().npstr());
    }
}
