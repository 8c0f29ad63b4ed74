using Meld.Corpus;
using Meld.Testing;

namespace Meld.Tests.Corpus;

public sealed class CorpusDefectsTests
{
    [Fact]
    public void Of_CorpusWithOddities_NamesEach()
    {
        var train = AnnotationFiles.Train.Replace("\"00:01:02,000\"", "\"00:01:30,001\"").Replace("The bus leaves at ten.", "");
        using var directory = AnnotationFiles.Write(train);
        Assert.Equal(
            [
                new CorpusDefect(CorpusDefectKind.MissingDialogue, Split.Train, 1, null, "no dialogue 1"),
                new CorpusDefect(CorpusDefectKind.VeryLong, Split.Train, 2, 0, "30.0 s"),
                new CorpusDefect(CorpusDefectKind.NoWords, Split.Train, 2, 0, "the text is empty"),
                new CorpusDefect(CorpusDefectKind.MissingUtterance, Split.Test, 0, null, "no utterance 0"),
                new CorpusDefect(CorpusDefectKind.ZeroLength, Split.Test, 0, 1, "starts and ends at the same time"),
            ],
            CorpusDefects.Of(DialogueCorpus.Load(directory.Path)));
    }

    [MeldCorpusFact]
    public void Of_RealMeld_FindsTheKnownOnes()
    {
        var defects = CorpusDefects.Of(DialogueCorpus.Load(MeldCorpusFactAttribute.Directory));
        Assert.Equal(60, Assert.Single(defects, defect => defect.Kind == CorpusDefectKind.MissingDialogue).Dialogue);
        Assert.Equal(76, defects.Count(defect => defect.Kind == CorpusDefectKind.MissingUtterance));
        Assert.Equal(155, Assert.Single(defects, defect => defect.Kind == CorpusDefectKind.ZeroLength).Dialogue);
        Assert.Equal(
            [(Split.Train, 309, 0), (Split.Test, 38, 4), (Split.Test, 220, 0)],
            defects.Where(defect => defect.Kind == CorpusDefectKind.VeryLong).Select(defect => (defect.Split, defect.Dialogue, defect.Utterance ?? -1)));
    }
}
