using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Meld.Bench.Torch;

/// <summary>The BERT-base encoder of <c>torch_bert.py</c>: token ids and mask, both <c>[batch, tokens]</c>, to <c>[batch, tokens, 768]</c>.</summary>
internal sealed class BertModel : Module<Tensor, Tensor, Tensor>
{
    private const long Hidden = 768;

    private readonly Embedding words = Embedding(30522, Hidden, padding_idx: 0);
    private readonly Embedding positions = Embedding(512, Hidden);
    private readonly Embedding segments = Embedding(2, Hidden);
    private readonly LayerNorm norm = LayerNorm(Hidden, eps: 1e-12);
    private readonly ModuleList<BertLayer> layers = ModuleList(Enumerable.Range(0, 12).Select(_ => new BertLayer(Hidden, 12, 3072)).ToArray());

    public BertModel()
        : base(nameof(BertModel)) => RegisterComponents();

    public override Tensor forward(Tensor ids, Tensor mask)
    {
        using var scope = NewDisposeScope();
        var x = words.call(ids) + segments.call(zeros_like(ids)) + positions.call(arange(ids.shape[1], dtype: int64).unsqueeze(0));
        x = norm.call(x);
        var bias = (1.0 - mask[.., TensorIndex.None, TensorIndex.None, ..].to(x.dtype)) * float.MinValue;
        foreach (var layer in layers) x = layer.call(x, bias);
        return scope.MoveToOuter(x);
    }
}
