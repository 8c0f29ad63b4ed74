using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Meld.Bench.Torch;

/// <summary>Self-attention and feed-forward, each followed by a residual LayerNorm; <c>torch_bert.py</c> has the same in Python.</summary>
internal sealed class BertLayer : Module<Tensor, Tensor, Tensor>
{
    private readonly long heads;
    private readonly long headSize;
    private readonly Linear query;
    private readonly Linear key;
    private readonly Linear value;
    private readonly Linear attention;
    private readonly LayerNorm attention_norm;
    private readonly Linear intermediate;
    private readonly Linear output;
    private readonly LayerNorm output_norm;

    public BertLayer(long hidden, long heads, long inner)
        : base(nameof(BertLayer))
    {
        (this.heads, headSize) = (heads, hidden / heads);
        query = Linear(hidden, hidden);
        key = Linear(hidden, hidden);
        value = Linear(hidden, hidden);
        attention = Linear(hidden, hidden);
        attention_norm = LayerNorm(hidden, eps: 1e-12);
        intermediate = Linear(hidden, inner);
        output = Linear(inner, hidden);
        output_norm = LayerNorm(hidden, eps: 1e-12);
        RegisterComponents();
    }

    public override Tensor forward(Tensor x, Tensor mask)
    {
        using var scope = NewDisposeScope();
        var (k, v, q) = (Split(key.call(x)), Split(value.call(x)), Split(query.call(x)));
        var scores = matmul(q, k.transpose(-1, -2)) / Math.Sqrt(headSize) + mask;
        var context = matmul(scores.softmax(-1), v).permute(0, 2, 1, 3).contiguous().view(x.shape);
        x = attention_norm.call(attention.call(context) + x);
        return scope.MoveToOuter(output_norm.call(output.call(functional.gelu(intermediate.call(x))) + x));
    }

    // [batch, tokens, hidden] -> [batch, heads, tokens, head size]
    private Tensor Split(Tensor x) => x.view(x.shape[0], x.shape[1], heads, headSize).permute(0, 2, 1, 3);
}
