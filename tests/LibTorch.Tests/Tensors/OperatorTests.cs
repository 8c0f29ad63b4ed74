using TorchSharp;
using static TorchSharp.torch;

namespace LibTorch.Tests.Tensors;

public class OperatorTests
{
    private static Tensor X => torch.tensor(new float[] { 1, -2, 4 });

    private static float[] Values(Tensor tensor) => tensor.data<float>().ToArray();

    private static bool[] Truths(Tensor tensor) => tensor.data<bool>().ToArray();

    [Fact]
    public void ArithmeticWithNumbersOnBothSides()
    {
        Assert.Equal([2f, -1, 5], Values(X + 1));
        Assert.Equal([2f, -1, 5], Values(1L + X));
        Assert.Equal([1.5f, -1.5f, 4.5f], Values(X + 0.5));
        Assert.Equal([0f, -3, 3], Values(X - 1f));
        Assert.Equal([0f, 3, -3], Values(1 - X));
        Assert.Equal([0.5f, 3.5f, -2.5f], Values(1.5 - X));
        Assert.Equal([2f, -4, 8], Values(2 * X));
        Assert.Equal([2f, -4, 8], Values(X * 2.0));
        Assert.Equal([0.5f, -1, 2], Values(X / 2));
        Assert.Equal([2f, -1, 0.5f], Values(2.0f / X));
        Assert.Equal([1f, 1, 1], Values(X % 3));
        Assert.Equal([1f, 0.5f, 1.5f], Values(X % 2.5));
        Assert.Equal([-1f, 2, -4], Values(-X));
        Assert.Equal([3f, 0, 6], Values(X + (Scalar)2));
        Assert.Equal([1f, 4, -2], Values((Scalar)2 - X));
    }

    [Fact]
    public void InPlaceOperators_GiveTheTensorItself()
    {
        using var x = torch.tensor(new float[] { 1, -2, 4 });
        Assert.Same(x, x.add_(1));
        Assert.Same(x, x.clamp_(min: 0));
        Assert.Same(x, torch.abs_(x));
        Assert.Same(x, x.unsqueeze_(0).squeeze_(0));
        Assert.Same(x, x.div_(2, RoundingMode.floor).round_());
        Assert.Same(x, x.masked_fill_(x.gt(100), 0).copy_(x));
        using (torch.NewDisposeScope()) Assert.Same(x, x.mul_(2));
        Assert.Equal([2f, 0, 4], Values(x));
    }

    [Fact]
    public void InPlaceFunctions_GiveAnotherObjectForTheSameTensor()
    {
        using var x = torch.tensor(new float[] { 1, -2, 4 });
        using (var result = torch.nn.functional.relu(x, inplace: true)) Assert.NotSame(x, result);
        Assert.Equal([1f, 0, 4], Values(x));
    }

    [Fact]
    public void Alias_HasTheSameGradient()
    {
        using var x = torch.ones(2, requires_grad: true);
        using var alias = x.alias();
        (alias * 3).sum().backward();
        Assert.True(alias.is_leaf);
        Assert.Equal([3f, 3], Values(alias.grad!));
        Assert.Equal([3f, 3], Values(x.grad!));
        x.Dispose();
        Assert.Equal([1f, 1], Values(alias));
    }

    [Fact]
    public void ArithmeticBetweenTensorsBroadcasts()
    {
        var column = torch.tensor(new float[] { 10, 20 }, [2, 1]);
        Assert.Equal([11f, 8, 14, 21, 18, 24], Values(X + column));
        Assert.Equal([9f, 12, 6, 19, 22, 16], Values(column - X));
        Assert.Equal([10f, -20, 40, 20, -40, 80], Values(X * column));
        Assert.Equal([0.1f, -0.2f, 0.4f, 0.05f, -0.1f, 0.2f], Values(X / column));
    }

    [Fact]
    public void TypesOfResultsFollowPyTorch()
    {
        var whole = torch.tensor(new long[] { 3 });
        Assert.Equal(ScalarType.Int64, (whole + 1).dtype);
        Assert.Equal(ScalarType.Float32, (whole + 1.5).dtype);
        Assert.Equal(ScalarType.Float32, (whole / 2).dtype);
        Assert.Equal(ScalarType.Float32, (X * 2.0).dtype);
        Assert.Equal(ScalarType.Float64, (X.@double() * 2f).dtype);
        Assert.Equal(ScalarType.BFloat16, (X.bfloat16() * 1.1).dtype);
    }

    [Fact]
    public void ComparisonsGiveBooleansWithTheNumberOnEitherSide()
    {
        Assert.Equal([false, false, true], Truths(X > 1));
        Assert.Equal([true, false, true], Truths(X >= 1));
        Assert.Equal([false, true, false], Truths(X < 1));
        Assert.Equal([true, true, false], Truths(X <= 1));
        Assert.Equal([true, false, false], Truths(X == 1));
        Assert.Equal([false, true, true], Truths(X != 1));
        Assert.Equal([false, true, false], Truths((Scalar)1 > X));
        Assert.Equal([true, true, false], Truths((Scalar)1 >= X));
        Assert.Equal([false, false, true], Truths((Scalar)1 < X));
        Assert.Equal([true, false, true], Truths((Scalar)1 <= X));
        Assert.Equal([true, true, true], Truths(X == X));
        Assert.Equal([false, true, false], Truths(X < torch.tensor(0f)));
    }

    [Fact]
    public void LogicOnBooleansAndBits()
    {
        var p = X > 0;
        var q = X > 2;
        Assert.Equal([false, false, true], Truths(p & q));
        Assert.Equal([true, false, true], Truths(p | q));
        Assert.Equal([true, false, false], Truths(p ^ q));
        Assert.Equal([false, true, false], Truths(~p));
        Assert.Equal(~5L, (~torch.tensor(5L)).item<long>());
    }

    [Fact]
    public void NumbersBeyondTheTypesRangeAreInfinite()
    {
        var one = torch.ones(1);
        Assert.Equal(float.PositiveInfinity, (one + 1e39).item<float>());
        Assert.Equal(float.NegativeInfinity, (one - double.MaxValue).item<float>());
        Assert.Equal(float.NegativeInfinity, (one * -1e39).item<float>());
        Assert.Equal(0f, (one / 1e39).item<float>());
        Assert.Equal(float.MaxValue, (one * (double)float.MaxValue).item<float>());
        Assert.Equal(float.PositiveInfinity, one.add_(1e300).item<float>());
    }

    [Fact]
    public void NumbersAndArraysBecomeTensors()
    {
        Tensor single = 3.0f;
        Tensor whole = 3;
        Tensor truth = true;
        Tensor list = new long[] { 1, 2 };
        Tensor complex = (1f, 2f);
        Tensor scalar = (Scalar)2.5;
        Assert.Equal((ScalarType.Float32, 3f), (single.dtype, single.item<float>()));
        Assert.Equal((ScalarType.Int32, 3), (whole.dtype, whole.item<int>()));
        Assert.True(truth.item<bool>());
        Assert.Equal([1L, 2], list.data<long>().ToArray());
        Assert.Equal((1f, 2f), complex.item<(float, float)>());
        Assert.Equal((ScalarType.Float64, 2.5), (scalar.dtype, scalar.item<double>()));
        Assert.Empty(single.shape);
    }

    [Fact]
    public void OneElementBecomesANumber()
    {
        var x = torch.tensor(2.75f);
        Assert.Equal((2.75f, 2.75, 2, 2L, (short)2, (byte)2, (sbyte)2, true), ((float)x, (double)x, (int)x, (long)x, (short)x, (byte)x, (sbyte)x, (bool)x));
        Assert.Equal(long.MaxValue, (long)torch.tensor(long.MaxValue));
        Assert.Equal((Half)2.75, x.ToHalf());
        Assert.Equal(2.75f, x.ToBFloat16().ToSingle());
        Assert.Equal(new System.Numerics.Complex(2.75, 0), x.ToComplexFloat64());
        Assert.ThrowsAny<Exception>(() => (float)X);
    }

    [Fact]
    public void NullIsAskedForWithIs()
    {
        Tensor? none = null;
        Assert.Throws<ArgumentNullException>(() => X + none!);
        Assert.Throws<ArgumentNullException>(() => X == none!);
        Assert.True(X.Equals(X) && X.Equals(torch.tensor(new float[] { 1, -2, 4 })) && !X.Equals(X + 1) && !X.Equals(X.@double()) && !X.Equals(none));
    }
}
