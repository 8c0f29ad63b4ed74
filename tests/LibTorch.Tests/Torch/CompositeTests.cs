using TorchSharp;
using static TorchSharp.torch;

namespace LibTorch.Tests.Torch;

/// <summary>What no single operator fits: numbers computed by hand.</summary>
public class CompositeTests
{
    private static Tensor X => torch.tensor(new[,] { { 1.0, 2, 6 }, { 4, 4, 4 } });

    private static double[] Values(Tensor tensor) => tensor.to(float64).data<double>().ToArray();

    private static void Near(double[] expected, Tensor actual)
    {
        var values = Values(actual);
        Assert.Equal(expected.Length, values.Length);
        for (var i = 0; i < expected.Length; i++) Assert.Equal(expected[i], values[i], 12);
    }

    [Fact]
    public void SpreadOverDimensions()
    {
        Near([7, 0], X.var(1));
        Near([Math.Sqrt(14.0 / 3), 0], X.std(1, unbiased: false));
        Near([Math.Sqrt(7), 0], torch.std(X, 1));
        Assert.Equal([2L, 1], X.std([1], keepdim: true).shape);
        Near([3.1], X.var((0, 1)));
        var (std, mean) = X.std_mean(1);
        Near([Math.Sqrt(7), 0], std);
        Near([3, 4], mean);
        Assert.Equal(7.0, torch.var_mean(X, [1L]).var[0].item<double>(), 12);
        Assert.Equal(7.0, X.var_mean([1L]).std[0].item<double>(), 12);
        Assert.Equal(7.0, X.var_mean(1).var[0].item<double>(), 12);
        Assert.Equal(ScalarType.Float64, X.@float().std(1, type: float64).dtype);
    }

    [Fact]
    public void SumsAndExtremes()
    {
        Near([21], X.sum(0, 1));
        Near([9, 12], X.sum(1));
        Near([6, 4], X.amax([1L]));
        var target = torch.zeros(0, float64);
        torch.amin(X, [0L], @out: target);
        Near([1, 2, 4], target);
        Assert.Equal(6, X.count_nonzero().item<long>());
        Assert.Equal([3L, 0], X.sub(4).count_nonzero([1L]).data<long>().ToArray());
        var (values, indexes) = X.max(1);
        Near([6, 4], values);
        Assert.Equal(2L, indexes[0].item<long>());
        Near([1, 2, 4], X.min(0).values);
        Near([6], X.topk(1).values[0]);
    }

    [Fact]
    public void QuotientsAreRounded()
    {
        var x = torch.tensor(new[] { 7.0, -7 });
        Near([3.5, -3.5], x.div(2));
        Near([3, -3], torch.div(x, 2, RoundingMode.trunc));
        Near([3, -4], x.div(torch.tensor(2.0), RoundingMode.floor));
        x.div_(2, RoundingMode.floor);
        Near([3, -4], x);
        Near([1.5, -2], x.divide_(2));
        Near([2, -2], x.round());
        Near([1.23, -4.57], torch.tensor(new[] { 1.2345, -4.567 }).round(2));
        Assert.Equal([1L], torch.tensor(new[] { 1L }).round().data<long>().ToArray());
    }

    [Fact]
    public void ShapesAndPieces()
    {
        var x = torch.arange(4).reshape(1, 2, 1, 2);
        Assert.Equal([2L, 2], x.squeeze().shape);
        Assert.Equal([2L, 1, 2], torch.squeeze(x, 0).shape);
        Assert.Equal([2L, 2], x.squeeze_().shape);
        Near([2, 1, 3, 0], torch.tensor(new[,] { { 3.0, 2 }, { 0, 1 } }).rot90());
        Assert.Equal([3L, 1, 2], torch.zeros(1, 2, 3).permute(new List<long> { 2, 0, 1 }).shape);
        Assert.Equal([2L, 3, 2], torch.zeros(2, 6).unflatten(1, new Size((3, 2))).shape);
        Assert.Equal([4L, 3], torch.zeros(1, 3).expand(new Size((4, 3))).shape);
        Assert.Equal([2L, 3], new Size((1, 2, 3)).Slice(-2, 3).Shape);
        Assert.Equal([1L, 2], new Size((1, 2, 3)).Slice(0, -1).Shape);
        Assert.True(new Size((1, 2, 3)).Slice(-1, 0).IsEmpty);
        Near([4, 3], torch.roll(torch.tensor(new[,] { { 1.0, 2 }, { 3, 4 } }), (1, 1), (0, 1))[0]);
        Assert.Equal([3L, 2, 1], torch.moveaxis(torch.zeros(1, 2, 3), (0, 2), (2, 0)).shape);
        Assert.Equal([1L, 2], torch.hsplit(X, torch.tensor(new[] { 1L })).Select(part => part.shape[1]));
        Assert.Equal([1L, 2, 1], torch.zeros(1, 1, 4).dsplit((1, 3)).Select(part => part.shape[2]));
        Near([6, 1], X[0].take_along_dim([2, 0], 0));
        Near([Math.PI / 4, Math.PI / 4], X[1, ..2].arctan(X[1, ..2]));
    }

    [Fact]
    public void DifferentElements()
    {
        var (output, inverse, counts) = torch.tensor(new long[] { 3, 1, 3 }).unique(return_inverse: true, return_counts: true);
        Assert.Equal([1L, 3], output.data<long>().ToArray());
        Assert.Equal([1L, 0, 1], inverse!.data<long>().ToArray());
        Assert.Equal([1L, 2], counts!.data<long>().ToArray());
        Assert.Null(torch.unique(X).inverse_indices);
        Assert.Equal([1L, 2], torch.unique(torch.ones(3, 2), dim: 0).output.shape);
        Assert.Equal([0L, 0], X.sub(4).eq(-3).nonzero_as_list().Select(one => one.item<long>()));
    }

    [Fact]
    public void ProductsAndFactors()
    {
        Near([41, 36], X.tensordot(torch.tensor(new[] { 1.0, 2, 6 }), 1));
        Near([89], torch.tensordot(X, X, [(0, 0), (1, 1)]));
        Near([5], torch.cdist(torch.tensor(new[,] { { 0.0, 0 } }), torch.tensor(new[,] { { 3.0, 4 } })));
        Near([4, 2, 1, 9, 3, 1], torch.vander(torch.tensor(new[] { 2.0, 3 }), 3));
        var a = torch.tensor(new[,] { { 2.0, 1 }, { 1, 2 } });
        Near([1, 3], linalg.eigvalsh(a));
        Near([1, 3], linalg.eigh(a).Item1);
        var (q, r) = linalg.qr(X);
        Assert.True(torch.allclose(q.matmul(r), X));
        Assert.True(torch.allclose(X.matmul(X.pinverse()).matmul(X), X));
    }

    [Fact]
    public void FourierTransformsGoThereAndBack()
    {
        var x = torch.tensor(new[] { 1.0, 0, -1, 0 });
        Near([0, 2, 0, 2], fft.fft_(x).real);
        Near([0, 2, 0], fft.rfft(x).real);
        Near([0, 1, 0], fft.rfft(x, norm: FFTNormType.Ortho).real);
        Near([1, 0, -1, 0], fft.irfft(fft.rfft(x), 4));
        Near([1, 0, -1, 0], fft.ifft(fft.fft_(x)).real);
        Near(Values(X), fft.ifft2(fft.fft2(X)).real);
        Near([0, 0.25, -0.5, -0.25], fft.fftfreq(4));
        Near([0, 0.5, 1, 0.5], torch.hann_window(4, dtype: float64));
        Near([0.08, 0.54, 1, 0.54], torch.hamming_window(4, dtype: float64));
        using var window = torch.hann_window(8, dtype: float64);
        var signal = torch.sin(torch.arange(64, float64));
        var spectrum = signal.stft(8, 2, window: window, return_complex: true);
        Assert.Equal([5L, 33], spectrum.shape);
        Near(Values(signal), spectrum.istft(8, 2, window: window, length: 64));
    }

    [Fact]
    public void LimitsAndTypes()
    {
        Assert.Equal((32, Math.Pow(2, -23), (double)float.MaxValue), (finfo(float32).bits, finfo(float32).eps, finfo(float32).max));
        Assert.Equal(65504, finfo(float16).max);
        Assert.Equal(3.3895313892515355e38, finfo(bfloat16).max);
        Assert.Equal(ScalarType.Float32, promote_types(float16, bfloat16));
        Assert.Equal(ScalarType.Float64, result_type(X, torch.ones(1)));
        Assert.True(can_cast(int32, float32) && !can_cast(float32, int32));
        Assert.Equal(127, max_int_value(int8));
        Assert.Throws<ArgumentException>(() => finfo(int32));
        Assert.StartsWith("1.13", torch.__version__, StringComparison.Ordinal);
        Assert.Equal(ScalarType.Float32, torch.get_default_dtype());
        Assert.Equal(CPU, torch.get_default_device());
    }
}
