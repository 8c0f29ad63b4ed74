using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace LibTorch.Tests.Golden.Parity;

/// <summary>The LSTM net of <c>parity.py</c>: [batch, steps, 24] → [batch, 7].</summary>
internal sealed class SequenceClassifier : Module<Tensor, Tensor>
{
    private readonly LSTM lstm;
    private readonly Linear head;

    public SequenceClassifier()
        : base(nameof(SequenceClassifier))
    {
        lstm = LSTM(24, 48, 2, batchFirst: true, dropout: 0.2);
        head = Linear(48, 7);
        RegisterComponents();
    }

    public override Tensor forward(Tensor input)
    {
        var (output, _, _) = lstm.call(input);
        return head.call(output.select(1, -1));
    }
}
