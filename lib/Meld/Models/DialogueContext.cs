using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Meld.Models;

/// <summary>
/// A gated recurrent unit over the utterances of each dialogue (Cho et al. 2014) that is told who speaks, and whether it is who spoke before:
/// <c>[utterances, input]</c> to <c>[utterances, OutputSize]</c>. With <see cref="ContextDirection.Past"/> no utterance sees a later one.
/// </summary>
public sealed class DialogueContext : Module<Tensor, DialogueBatch, Tensor>
{
    private readonly ContextSettings settings;
    private readonly int nobody;
    private readonly Embedding? speakers;
    private readonly Dropout dropout;
    private readonly GRU gru;

    /// <summary>A new context; its random weights come from the default generator.</summary>
    /// <param name="settings">What it is made of.</param>
    /// <param name="inputSize">Length of an utterance's vector.</param>
    /// <param name="speakerCount">Number of speaker ids.</param>
    public DialogueContext(ContextSettings settings, long inputSize, int speakerCount)
        : base(nameof(DialogueContext))
    {
        (this.settings, nobody) = (settings, speakerCount);
        // One row more than speakers: that of somebody whom training hides.
        if (settings.Speakers > 0) speakers = Embedding(speakerCount + 1, settings.Speakers);
        dropout = Dropout(settings.Dropout);
        var told = settings.Speakers > 0 ? settings.Speakers + 1 : 0;
        gru = GRU(inputSize + told, settings.Size, batchFirst: true, bidirectional: settings.Direction == ContextDirection.Both);
        RegisterComponents();
    }

    /// <summary>Length of the vectors that come out.</summary>
    public long OutputSize => settings.Size * (settings.Direction == ContextDirection.Both ? 2 : 1);

    /// <inheritdoc/>
    public override Tensor forward(Tensor utterances, DialogueBatch batch)
    {
        var input = dropout.call(speakers is null ? utterances : cat([utterances, speakers.call(Known(batch.Speakers)), batch.SameSpeaker], 1));
        var (dialogues, longest) = (batch.Lengths.Count, batch.Longest);
        var grid = zeros(dialogues * longest, input.size(1)).index_copy(0, batch.Places, input).view(dialogues, longest, -1);
        // Packed, the backward direction starts at each dialogue's own end.
        var lengths = tensor(batch.Lengths.Select(length => (long)length).ToArray());
        var packed = nn.utils.rnn.pack_padded_sequence(grid, lengths, batch_first: true, enforce_sorted: false);
        var (states, _) = nn.utils.rnn.pad_packed_sequence(gru.call(packed).Item1, batch_first: true);
        return states.flatten(0, 1).index_select(0, batch.Places);
    }

    /// <summary>The speakers, of whom training hides some, so that the model also learns to do without.</summary>
    private Tensor Known(Tensor ids) =>
        training && settings.SpeakerDropout > 0 ? ids.masked_fill(rand(ids.size(0)).lt(settings.SpeakerDropout), nobody) : ids;
}
