using Meld.Corpus;
using Meld.Testing;
using Meld.Tests.Display;

namespace Meld.Tests.Corpus;

/// <summary>
/// The corpus of <see cref="DisplayExamples"/> on disk, with clips that are files of a few letters: what a fake reader makes of them is its affair.
/// </summary>
internal sealed class CorpusWithClips : IDisposable
{
    private readonly TemporaryDirectory directory = new();

    /// <param name="train">The utterances of train whose clips are there; those that train lacks come to it.</param>
    public CorpusWithClips(params IReadOnlyList<Utterance> train)
    {
        foreach (var utterance in train) Write(Split.Train, utterance.ClipFileName);
        Corpus = new(
            directory.Path,
            CorpusVariant.Multiparty,
            new Dictionary<Split, IReadOnlyList<Utterance>>
            {
                [Split.Train] = [.. DisplayExamples.Corpus.Utterances(Split.Train).Union(train)],
                [Split.Dev] = DisplayExamples.Corpus.Utterances(Split.Dev),
                [Split.Test] = DisplayExamples.Corpus.Utterances(Split.Test),
            },
            [],
            DisplayExamples.Corpus.Sources);
    }

    public DialogueCorpus Corpus { get; }

    /// <summary>Writes a file beside the clips of a split, with its own path as its content where none is given.</summary>
    public string Write(Split split, string name, string? content = null) =>
        directory.Write(Path.Combine(ClipFiles.FolderName(split), name), content ?? $"{split.Name()}/{name}");

    public void Dispose() => directory.Dispose();
}
