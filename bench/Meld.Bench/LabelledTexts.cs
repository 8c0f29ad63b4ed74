using Meld.Corpus;

namespace Meld.Bench;

/// <summary>Texts with their labels, numbered from 0.</summary>
internal sealed record LabelledTexts(IReadOnlyList<string> Texts, IReadOnlyList<int> Labels, int LabelCount)
{
    /// <summary>The texts of a corpus' train split with their emotions.</summary>
    public static LabelledTexts EmotionsOf(string directory)
    {
        var corpus = DialogueCorpus.Load(directory);
        return new LabelledTexts(
            [.. corpus.Utterances(Split.Train).Select(utterance => utterance.Text)], corpus.LabelIndices(Split.Train, Head.Emotion), corpus.Emotions.Count);
    }

    /// <summary>Writes them as a table of two columns: label, tab, text.</summary>
    public void Write(string path) => File.WriteAllText(path, string.Concat(Labels.Zip(Texts, (label, text) => $"{label}\t{text}\n")));
}
