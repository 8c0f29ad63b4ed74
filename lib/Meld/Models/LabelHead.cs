using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Meld.Models;

/// <summary>From an utterance's vector to the logits of one head, <c>[utterances, labels]</c>.</summary>
public sealed class LabelHead : Module<Tensor, Tensor>
{
    private readonly Sequential layers;

    /// <summary>A new head; its random weights come from the default generator.</summary>
    /// <param name="settings">Its hidden layer.</param>
    /// <param name="inputSize">Length of the vectors.</param>
    /// <param name="labels">Number of labels.</param>
    public LabelHead(HeadSettings settings, long inputSize, long labels)
        : base(nameof(LabelHead))
    {
        layers = settings.Hidden == 0
            ? Sequential(Linear(inputSize, labels))
            : Sequential(Linear(inputSize, settings.Hidden), ReLU(), Linear(settings.Hidden, labels));
        RegisterComponents();
    }

    /// <inheritdoc/>
    public override Tensor forward(Tensor input) => layers.call(input);
}
