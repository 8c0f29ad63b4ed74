using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace LibTorch.Tests.Golden.Parity;

/// <summary>The Transformer net of <c>parity.py</c>: [steps, batch, 20] → [batch, 7].</summary>
internal sealed class TransformerClassifier : Module<Tensor, Tensor>
{
    private readonly Linear embed;
    private readonly Linear head;
    private readonly TransformerEncoder encoder;

    public TransformerClassifier()
        : base(nameof(TransformerClassifier))
    {
        embed = Linear(20, 32);
        // Before the encoder, so that its numbers do not depend on whether copying a layer draws any.
        head = Linear(32, 7);
        encoder = TransformerEncoder(TransformerEncoderLayer(32, 4, 64, 0.1, Activations.ReLU), 4);
        RegisterComponents();
    }

    public override Tensor forward(Tensor input) => head.call(encoder.call(embed.call(input)).mean([0]));
}
