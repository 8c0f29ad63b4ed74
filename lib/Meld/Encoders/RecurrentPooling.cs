using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Meld.Encoders;

/// <summary>
/// Gated recurrent units over the words of each utterance in both directions (Cho et al. 2014), pooled over time: the largest of each value, and means weighted
/// by attention, each with weights of its own (Yang et al. 2016). <c>[words, input]</c> to <c>[utterances, OutputSize]</c>.
/// </summary>
public sealed class RecurrentPooling : Module<Tensor, WordLayout, Tensor>
{
    // Below every state, which is between -1 and 1, and so far below every attention score that its weight is 0.
    private const float Least = -1e4f;
    private readonly GRU gru;
    private readonly Linear? attention;

    /// <summary>New units; their random weights come from the default generator.</summary>
    /// <param name="settings">How many.</param>
    /// <param name="inputSize">Length of a word's vector.</param>
    public RecurrentPooling(RecurrentSettings settings, long inputSize)
        : base(nameof(RecurrentPooling))
    {
        gru = GRU(inputSize, settings.Size, batchFirst: true, bidirectional: true);
        if (settings.Attention > 0) attention = Linear(2 * settings.Size, settings.Attention);
        OutputSize = 2 * settings.Size * (1 + settings.Attention);
        RegisterComponents();
    }

    /// <summary>Length of an utterance's vector.</summary>
    public long OutputSize { get; }

    /// <inheritdoc/>
    public override Tensor forward(Tensor words, WordLayout layout)
    {
        // Packed, no unit runs over padding, and the backward direction starts at each utterance's own end.
        var packed = nn.utils.rnn.pack_padded_sequence(layout.Grid(words), layout.Lengths, batch_first: true, enforce_sorted: false);
        var (states, _) = nn.utils.rnn.pad_packed_sequence(gru.call(packed).Item1, batch_first: true);
        var largest = states.masked_fill(layout.Padding, Least).amax([1]);
        if (attention is null) return largest;
        var weights = attention.call(states).masked_fill(layout.Padding, Least).softmax(1);
        return cat([largest, weights.transpose(1, 2).bmm(states).flatten(1)], 1);
    }
}
