using Meld.Corpus;
using Meld.Tests.Display;

namespace Meld.Tests.Corpus;

public class ClipInventoryTests
{
    private static readonly IReadOnlyList<Utterance> Train = DisplayExamples.Corpus.Utterances(Split.Train);

    [Fact]
    public void Of_FolderWithSome_TellsFoundMissingAndStray()
    {
        using var corpus = new CorpusWithClips(Train[1]);
        corpus.Write(Split.Train, "dia7_utt9.mp4");
        corpus.Write(Split.Train, "DIA7_UTT0.MP4");
        var inventory = ClipInventory.Of(corpus.Corpus, Split.Train);
        Assert.Equal([Train[1]], inventory.Found);
        Assert.Equal([Train[0], Train[2]], inventory.Missing);
        Assert.Equal(["DIA7_UTT0.MP4", "dia7_utt9.mp4"], inventory.Strays);
        Assert.EndsWith("train_splits", inventory.Folder, StringComparison.Ordinal);
    }

    [Fact]
    public void Of_NoFolder_HasNothing()
    {
        using var corpus = new CorpusWithClips(Train[1]);
        var inventory = ClipInventory.Of(corpus.Corpus, Split.Dev);
        Assert.Null(inventory.Folder);
        Assert.Empty(inventory.Found);
        Assert.Equal(2, inventory.Missing.Count);
    }
}
