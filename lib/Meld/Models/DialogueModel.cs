using Meld.Corpus;
using Meld.Encoders;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Meld.Models;

/// <summary>Encoders of each modality, the dialogue around each utterance, and a head for each thing to predict.</summary>
public sealed class DialogueModel : Module<DialogueBatch, ModelOutput>
{
    private readonly ModuleDict<UtteranceEncoder> encoders = new();
    private readonly DialogueContext? context;
    private readonly Dropout dropout;
    private readonly ModuleDict<LabelHead> heads = new();

    /// <summary>A model from its parts, which it takes over.</summary>
    /// <param name="encoders">One encoder a modality.</param>
    /// <param name="context">The dialogue context; null for a model of single utterances.</param>
    /// <param name="heads">The heads; they read an utterance's own vector and its context's beside one another.</param>
    /// <param name="dropout">Share of the values that heads read and a training step sets to 0.</param>
    public DialogueModel(
        IReadOnlyDictionary<Modality, UtteranceEncoder> encoders, DialogueContext? context, IReadOnlyDictionary<Head, LabelHead> heads, double dropout)
        : base(nameof(DialogueModel))
    {
        foreach (var modality in Modalities.All.Where(encoders.ContainsKey)) this.encoders.Add(modality.Name(), encoders[modality]);
        this.context = context;
        this.dropout = Dropout(dropout);
        foreach (var head in Heads.All.Where(heads.ContainsKey)) this.heads.Add(head.Name(), heads[head]);
        RegisterComponents();
    }

    /// <summary>The encoders by modality.</summary>
    public IReadOnlyDictionary<Modality, UtteranceEncoder> Encoders =>
        Modalities.All.Where(modality => encoders.ContainsKey(modality.Name())).ToDictionary(modality => modality, modality => encoders[modality.Name()]);

    /// <inheritdoc/>
    public override ModelOutput forward(DialogueBatch batch)
    {
        var utterances = cat([.. Encoders.Select(pair => pair.Value.call(batch.Inputs[pair.Key]))], 1);
        var seen = dropout.call(context is null ? utterances : cat([utterances, context.call(utterances, batch)], 1));
        return new ModelOutput(Heads.All.Where(head => heads.ContainsKey(head.Name())).ToDictionary(head => head, head => heads[head.Name()].call(seen)));
    }
}
