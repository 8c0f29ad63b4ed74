using Meld.Testing;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;
using F = TorchSharp.torch.nn.functional;

namespace LibTorch.Tests;

/// <summary>Idioms of code that is written for TorchSharp, of tensors, layers and training: each compiles unchanged and gives what it says.</summary>
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

    [Fact]
    public void LayersAndFunctions()
    {
        torch.manual_seed(1);
        var x = torch.rand([2, 3, 4]);
        var v = torch.zeros([2, 3, 8, 56, 56]);
        var sm = F.softmax(x, -1);
        Assert.True(sm.sum([2]).allclose(torch.ones(2, 3)));
        var ce = F.cross_entropy(torch.zeros(2, 3), torch.tensor([0L, 1L]), label_smoothing: 0.1);
        Assert.Equal(Math.Log(3), ce.item<float>(), 1e-6);
        var pooled = F.adaptive_avg_pool3d(v + 2, [1, 1, 1]);
        Assert.Equal(2, pooled[1, 2, 0, 0, 0].item<float>());
        var cv = Conv3d(3, 64, (3, 7, 7), stride: (1, 2, 2), padding: (1, 3, 3), bias: false);
        Assert.Equal([2L, 64, 8, 28, 28], cv.call(v).shape);
        var lstm = LSTM(8, 16, batchFirst: true);
        var (o, h, cc) = lstm.call(torch.rand([2, 5, 8]));
        Assert.Equal([2L, 5, 16], o.shape);
        Assert.Equal([1L, 2, 16], h.shape);
        Assert.True(o[.., ^1].allclose(h[0]) && cc.isfinite().all().item<bool>());
        var mhs = MultiheadAttention(16, 4);
        var (ao, aw) = mhs.call(torch.rand([5, 2, 16]), torch.rand([5, 2, 16]), torch.rand([5, 2, 16]));
        Assert.Equal([5L, 2, 16], ao.shape);
        Assert.True(aw.sum([2]).allclose(torch.ones(2, 5)));
        var pd = F.pad(x, [1, 1]);
        Assert.Equal(0, pd[.., .., 0].sum().item<float>());
        var itp = F.interpolate(v, [4, 28, 28], mode: InterpolationMode.Trilinear);
        Assert.Equal([2L, 3, 4, 28, 28], itp.shape);
    }

    [Fact]
    public void Training()
    {
        using var folder = new TemporaryDirectory();
        var path = Path.Combine(folder.Path, "conv.dat");
        torch.manual_seed(1);
        var cv = Conv3d(3, 4, (3, 3, 3), bias: false);
        var v = torch.randn([1, 3, 4, 6, 6]);
        var opt = torch.optim.AdamW(new[] { new AdamW.ParamGroup(cv.parameters(), new AdamW.Options { LearningRate = 1e-3, weight_decay = 0.01 }) });
        foreach (var pg in opt.ParamGroups) pg.LearningRate = 1e-4;
        var sch = torch.optim.lr_scheduler.CosineAnnealingLR(opt, 10);
        cv.call(v).sum().backward();
        var gn = torch.nn.utils.clip_grad_norm_(cv.parameters(), 1.0);
        Assert.True(gn > 1);
        Assert.Equal(1, cv.parameters().Single().grad!.norm().item<float>(), 1e-4f);
        var before = cv.weight!.detach().clone();
        opt.step();
        sch.step();
        Assert.False(before.allclose(cv.weight, 0, 0));
        var sd = cv.state_dict();
        cv.load_state_dict(sd);
        cv.save(path);
        cv.load(path);
        using (torch.no_grad())
        {
            var k = cv.call(v);
            Assert.False(k.requires_grad);
        }
        Tensor moved;
        using (var sc = torch.NewDisposeScope()) moved = v.clone().MoveToOuterDisposeScope();
        Assert.False(moved.IsInvalid);
    }

    [Fact]
    public void ModulesOfTheirOwn()
    {
        using var cross = new Cross();
        Assert.Equal(["fc.weight", "fc.bias", "ls.0.weight", "ls.0.bias"], cross.state_dict().Keys);
        Assert.Equal([2L, 4], cross.call(torch.ones(2, 4), torch.ones(2, 4), null).shape);
        using var multi = new Multi();
        var (logits, emb) = multi.call((torch.ones(1), torch.zeros(1)));
        Assert.Equal((1f, 0f), (logits.item<float>(), emb.item<float>()));
        using var video = new Video();
        Assert.Equal(3, video.call(new Dictionary<string, Tensor> { ["video"] = torch.ones(3) }).sum().item<float>());
    }

    private sealed class Cross : Module<Tensor, Tensor, Tensor?, Tensor>
    {
        private readonly Linear fc = Linear(4, 4);
        private readonly ModuleList<Linear> ls = ModuleList(Linear(2, 2));

        public Cross()
            : base("Cross") => RegisterComponents();

        public override Tensor forward(Tensor a, Tensor b, Tensor? m) => fc.call(a + b) + ls.Count;
    }

    private sealed class Multi() : Module<(Tensor vis, Tensor aud), (Tensor logits, Tensor emb)>("Multi")
    {
        public override (Tensor logits, Tensor emb) forward((Tensor vis, Tensor aud) input) => (input.vis, input.aud);
    }

    private sealed class Video() : Module<IReadOnlyDictionary<string, Tensor>, Tensor>("Video")
    {
        public override Tensor forward(IReadOnlyDictionary<string, Tensor> batch) => batch["video"];
    }
}
