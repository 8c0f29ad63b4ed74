using TorchSharp;
using static TorchSharp.torch;

namespace LibTorch.Tests;

/// <summary>Idioms of code that is written for TorchSharp, those of tensors: each compiles unchanged and gives what it says.</summary>
public class IdiomsTests
{
    [Fact]
    public void TensorIdioms()
    {
        torch.manual_seed(1);
        var x = torch.rand([2, 3, 4]);
        var v = torch.zeros([2, 3, 8, 56, 56]);
        Assert.Equal([2L, 3, 8, 56, 56], v.shape);
        Assert.Equal([2L, 12], x.view([2, -1]).shape);
        Assert.Equal([2L], x.sum([1, 2]).shape);
        Assert.Equal([2L, 1, 1], x.mean([1, 2], keepdim: true).shape);
        Assert.Equal([2L, 4], x[.., 0].shape);
        Assert.Equal([2L, 3, 2], x[TensorIndex.Ellipsis, 1..3].shape);
        Assert.Equal([3L, 4], x[^1].shape);
        Assert.Equal([2L, 2, 1, 4], x[TensorIndex.Colon, TensorIndex.Slice(0, 2), TensorIndex.None].shape);
        Assert.Equal([2L, 4, 3], x.permute(0, 2, 1).shape);
        Assert.Equal([2L, 2, 3, 4], torch.stack([x, x]).shape);
        Assert.Equal([2L, 6, 4], torch.cat([x, x], 1).shape);
        var g = x > 0.5;
        Assert.Equal(ScalarType.Bool, g.dtype);
#pragma warning disable CS1718 // the idiom compares a tensor with itself
        long c = (x == x).sum().item<long>();
#pragma warning restore CS1718
        Assert.Equal(24, c);
        Assert.Equal(float32, x.to(ScalarType.Float32).@float().dtype);
        var (mx, ix) = x.max(1);
        Assert.Equal((float32, int64), (mx.dtype, ix.dtype));
        Assert.Equal(float32, x.to(float32).dtype);
    }

    [Fact]
    public void AssignmentsOperatorsAndConversions()
    {
        torch.manual_seed(1);
        var x = torch.rand([2, 3, 4]);
        x[0, 0, 0] = 1.5f;
        Assert.Equal(1.5f, x[0, 0, 0].item<float>());
        x[x > 0.9] = 0;
        Assert.True(x.max().item<float>() <= 0.9f);
        var g = x > 0.5;
        var w = torch.where(g, x, torch.zeros_like(x));
        Assert.True(w.eq(0).logical_or(w > 0.5).all().item<bool>());
        Tensor t = 3.0f;
        Assert.Equal(3f, t.item<float>());
        var y = 1 - x;
        var z = x / 2;
        var q = -x;
        var r = 2.0 * x;
        Assert.True(torch.allclose(y + x, torch.ones_like(x)) && torch.allclose(z * 4, r) && torch.allclose(q + x, torch.zeros_like(x)));
        Assert.Equal([2L, 2], torch.einsum("ij,jk->ik", torch.rand(2, 3), torch.rand(3, 2)).shape);
        var tt = torch.tensor(new float[] { 1, 2, 3 }, [3]);
        Assert.Equal([1f, 2, 3], tt.data<float>().ToArray());
        float fl = x.sum().item<float>();
        float f2 = (float)x.sum();
        Assert.Equal(fl, f2);
        Assert.Equal(24, x.data<float>().ToArray().Length);
        Tensor k;
        using (var sc = torch.NewDisposeScope()) k = x.clone().MoveToOuterDisposeScope();
        Assert.False(k.IsInvalid);
    }

    [Fact]
    public void ReductionsSpectraAndShapes()
    {
        torch.manual_seed(1);
        var x = torch.rand([2, 3, 4]);
        var g = x > 0.5;
        var (vals, idxs) = x.topk(2);
        Assert.Equal([2L, 3, 2], vals.shape);
        Assert.Equal(int64, idxs.dtype);
        Assert.Equal([3L, 4], x.std(0).shape);
        var sp = torch.stft(torch.rand(16000), 400, 160, window: torch.hann_window(400), return_complex: true).abs();
        Assert.Equal([201L, 101], sp.shape);
        var ch = x.chunk(2, 1);
        var (u0, u1) = (ch[0], ch[1]);
        Assert.Equal((2L, 1L), (u0.size(1), u1.size(1)));
        Assert.Equal([3L, 2, 4, 1], x.squeeze(0).unsqueeze(-1).transpose(0, 1).contiguous().shape);
        Assert.Equal(3, x.nonzero().size(1));
        Assert.Equal([2L, 3], x.argmax(-1).shape);
        Assert.Equal(float.NegativeInfinity, x.masked_fill(g, float.NegativeInfinity).min().item<float>());
        Assert.StartsWith("[[[", x.ToString(TorchSharp.TensorStringStyle.Numpy), StringComparison.Ordinal);
    }
}
