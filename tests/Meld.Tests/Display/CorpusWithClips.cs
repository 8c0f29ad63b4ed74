using Meld.Corpus;
using Meld.Testing;

namespace Meld.Tests.Display;

/// <summary>A corpus on disk whose clips are files without content: what a fake reader makes of them is its affair.</summary>
internal sealed class CorpusWithClips : IDisposable
{
    private readonly TemporaryDirectory directory = new();

    public CorpusWithClips(params IReadOnlyList<Utterance> train)
    {
        foreach (var utterance in train) Write(Split.Train, utterance.ClipFileName);
        Corpus = new(
            directory.Path,
            CorpusVariant.Multiparty,
            new Dictionary<Split, IReadOnlyList<Utterance>>
            {
                [Split.Train] = DisplayExamples.Corpus.Utterances(Split.Train),
                [Split.Dev] = DisplayExamples.Corpus.Utterances(Split.Dev),
                [Split.Test] = DisplayExamples.Corpus.Utterances(Split.Test),
            },
            [],
            DisplayExamples.Corpus.Sources);
    }

    public DialogueCorpus Corpus { get; }

    public void Write(Split split, string name) => directory.Write(Path.Combine(ClipFiles.FolderName(split), name), "");

    public void Dispose() => directory.Dispose();
}
