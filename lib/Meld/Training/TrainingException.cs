using Meld.Corpus;

namespace Meld.Training;

/// <summary>A training cannot go on: a loss or gradient is no finite number. The weights are as before the step.</summary>
public sealed class TrainingException : Exception
{
    /// <summary>What happened in the step of a batch.</summary>
    public TrainingException(int epoch, int step, string what, IReadOnlyList<UtteranceKey> utterances)
        : base($"Epoch {epoch}, step {step}: {what}, in the batch of {string.Join(", ", Ranges(utterances))}. The weights are as before this step.") =>
        (Epoch, Step, Utterances) = (epoch, step, utterances);

    /// <summary>The epoch, from 1.</summary>
    public int Epoch { get; }

    /// <summary>The step of the epoch, from 1.</summary>
    public int Step { get; }

    /// <summary>The utterances of the batch.</summary>
    public IReadOnlyList<UtteranceKey> Utterances { get; }

    // A batch has a hundred utterances; the first and last of each dialogue say which.
    private static IEnumerable<string> Ranges(IReadOnlyList<UtteranceKey> utterances) =>
        from key in utterances
        group key by (key.Split, key.Dialogue) into dialogue
        let first = dialogue.First()
        let last = dialogue.Last()
        select first == last ? $"{first}" : $"{first} to utt{last.Utterance}";
}
