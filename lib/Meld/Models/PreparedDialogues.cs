using Meld.Corpus;
using Meld.Encoders;
using static TorchSharp.torch;

namespace Meld.Models;

/// <summary>Dialogues cut, looked up and numbered for a model, from which batches are put together.</summary>
public sealed class PreparedDialogues : IDisposable
{
    private readonly Utterance[] utterances;
    private readonly int[] starts;
    private readonly int[] speakers;
    private readonly float[] speakOn;
    private readonly Dictionary<Modality, IEncoderInputs> inputs;
    private readonly Dictionary<Head, int[]> targets;

    internal PreparedDialogues(DialogueClassifier classifier, IReadOnlyList<Dialogue> dialogues)
    {
        Dialogues = dialogues;
        utterances = [.. dialogues.SelectMany(dialogue => dialogue.Utterances)];
        starts = new int[dialogues.Count];
        for (var i = 1; i < starts.Length; i++) starts[i] = starts[i - 1] + dialogues[i - 1].Utterances.Count;
        speakers = [.. utterances.Select(utterance => classifier.Speakers.IdOf(utterance.Speaker))];
        speakOn = [.. dialogues.SelectMany(SpeakOn)];
        inputs = classifier.Model.Encoders.ToDictionary(pair => pair.Key, pair => pair.Value.Prepare(utterances));
        targets = classifier.Labels
            .Where(pair => utterances.All(utterance => pair.Value.Contains(utterance.Label(pair.Key))))
            .ToDictionary(pair => pair.Key, pair => utterances.Select(utterance => pair.Value.IndexOf(utterance.Label(pair.Key))).ToArray());
    }

    /// <summary>The dialogues.</summary>
    public IReadOnlyList<Dialogue> Dialogues { get; }

    /// <summary>Puts a batch together.</summary>
    /// <param name="dialogues">Indices of dialogues.</param>
    public DialogueBatch Batch(IReadOnlyList<int> dialogues)
    {
        int[] rows = [.. dialogues.SelectMany(Rows)];
        int[] lengths = [.. dialogues.Select(dialogue => Dialogues[dialogue].Utterances.Count)];
        var longest = lengths.Max();
        long[] places = [.. lengths.SelectMany((length, dialogue) => Enumerable.Range(0, length).Select(turn => (long)dialogue * longest + turn))];
        return new DialogueBatch
        {
            Utterances = [.. rows.Select(row => utterances[row])],
            Lengths = lengths,
            Inputs = inputs.ToDictionary(pair => pair.Key, pair => pair.Value.Collate(rows)),
            Speakers = Ids(speakers, rows),
            SameSpeaker = tensor(Array.ConvertAll(rows, row => speakOn[row]), [rows.Length, 1]),
            Places = tensor(places),
            Targets = targets.ToDictionary(pair => pair.Key, pair => Ids(pair.Value, rows)),
        };
    }

    /// <summary>Frees what was prepared.</summary>
    public void Dispose()
    {
        foreach (var input in inputs.Values) input.Dispose();
    }

    private IEnumerable<int> Rows(int dialogue) => Enumerable.Range(starts[dialogue], Dialogues[dialogue].Utterances.Count);

    private static IEnumerable<float> SpeakOn(Dialogue dialogue) =>
        dialogue.Utterances.Select((utterance, turn) => turn > 0 && dialogue.Utterances[turn - 1].Speaker == utterance.Speaker ? 1f : 0f);

    private static Tensor Ids(int[] values, int[] rows) => tensor(rows.Select(row => (long)values[row]).ToArray());
}
