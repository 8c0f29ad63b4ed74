using Meld.Corpus;
using Meld.Testing;

namespace Meld.Tests.Corpus;

public sealed class CorpusDefectsTests
{
    private const string Odd = AnnotationFiles.Header + """

        7,Im sure they dont mind.,Ana and Ben,joy,positive,0,0,1,1,"00:00:01,000","00:00:02,28"
        7,"It’s here, \u0093really\u0094.",Joey/Drake,joy,positive,0,2,1,1,"0:00:03,000","00:00:33,001"
        2,,All,anger,negative,2,0,1,1,"00:00:05,000","00:00:05,006"
        3,I don't and won't.,Ana,neutral,neutral,2,1,1,1,"00:01:00,000","00:01:00,000"

        """;

    // Everything that MELD's copies are known for.
    [Fact]
    public void Of_FileWithEveryOddity_NamesEach()
    {
        using var directory = AnnotationFiles.Write(Odd.Replace("\\u0093", "\u0093").Replace("\\u0094", "\u0094").Replace("28\"\n", "28\"\r\n"));
        var defects = CorpusDefects.Of(DialogueCorpus.Load(directory.Path)).Where(defect => defect.Split == Split.Train);
        Assert.Equal(
            [
                new(CorpusDefectKind.SerialNumbers, Split.Train, null, null, "2..7, 2 left out, 1 repeated, not in order"),
                new(CorpusDefectKind.OneDigitHours, Split.Train, null, null, "1 of 4 rows, as in 0:18:00,151"),
                new(CorpusDefectKind.MixedLineEnds, Split.Train, null, null, "some lines end in CRLF, others in LF"),
                new(CorpusDefectKind.LostApostrophes, Split.Train, null, null, "1 of 4 texts, such as one with 'dont'"),
                new(CorpusDefectKind.JointSpeakers, Split.Train, null, null, "3 of 4 utterances, such as one of 'Ana and Ben'"),
                new(CorpusDefectKind.MissingUtterance, Split.Train, 0, null, "no utterance 1"),
                new(CorpusDefectKind.VeryLong, Split.Train, 0, 2, "30.0 s"),
                new(CorpusDefectKind.ShortMilliseconds, Split.Train, 0, 0, "under three digits after the comma, read as milliseconds"),
                new(CorpusDefectKind.MissingDialogue, Split.Train, 1, null, "no dialogue 1"),
                new(CorpusDefectKind.VeryShort, Split.Train, 2, 0, "0.006 s"),
                new(CorpusDefectKind.NoWords, Split.Train, 2, 0, "the text is empty"),
                new(CorpusDefectKind.ZeroLength, Split.Train, 2, 1, "starts and ends at the same time"),
                new(CorpusDefectKind.Repaired, Split.Train, 0, 2, "Utterance: punctuation"),
            ],
            defects);
    }

    [Fact]
    public void Of_TextsAndEpisodesOfTrainInTest_AreCounted()
    {
        using var directory = AnnotationFiles.Write(test: AnnotationFiles.Test.Replace("It is ten.", "GO AWAY."));
        Assert.Equal(
            "1 of 1 texts (in any case), 1 of 1 episodes",
            Assert.Single(CorpusDefects.Of(DialogueCorpus.Load(directory.Path)), defect => defect.Kind == CorpusDefectKind.SharedWithTrain).Detail);
    }

    [Fact]
    public void Of_CorpusWithOddities_NamesEach()
    {
        var train = AnnotationFiles.Train.Replace("\"00:01:02,000\"", "\"00:01:30,001\"").Replace("The bus leaves at ten.", "");
        using var directory = AnnotationFiles.Write(train);
        Assert.Equal(
            [
                new CorpusDefect(CorpusDefectKind.SerialNumbers, Split.Train, null, null, "1..4, 1 left out, 0 repeated"),
                new CorpusDefect(CorpusDefectKind.OneDigitHours, Split.Train, null, null, "1 of 3 rows, as in 0:18:00,151"),
                new CorpusDefect(CorpusDefectKind.MissingDialogue, Split.Train, 1, null, "no dialogue 1"),
                new CorpusDefect(CorpusDefectKind.VeryLong, Split.Train, 2, 0, "30.0 s"),
                new CorpusDefect(CorpusDefectKind.NoWords, Split.Train, 2, 0, "the text is empty"),
                new CorpusDefect(
                    CorpusDefectKind.SharedWithTrain, Split.Test, null, null, "0 of 1 texts (in any case), 1 of 1 episodes"),
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
        Assert.Equal(
            [(Split.Train, 437, 2), (Split.Test, 187, 2), (Split.Test, 233, 8)],
            Places(CorpusDefectKind.ShortMilliseconds));
        Assert.Equal(10, defects.Count(defect => defect.Kind == CorpusDefectKind.VeryShort));
        Assert.Equal(["53", "14", "11"], defects.Where(defect => defect.Kind == CorpusDefectKind.JointSpeakers).Select(defect => defect.Detail.Split(' ')[0]));
        Assert.Contains(defects, defect => defect.Detail == "331 of 2,610 texts (in any case), 142 of 143 episodes");
        Assert.Empty(Places(CorpusDefectKind.LostApostrophes).Concat(Places(CorpusDefectKind.MixedLineEnds)).Concat(Places(CorpusDefectKind.Repaired)));
        Assert.Equal(155, Assert.Single(defects, defect => defect.Kind == CorpusDefectKind.ZeroLength).Dialogue);
        Assert.Equal(
            [(Split.Train, 309, 0), (Split.Test, 38, 4), (Split.Test, 220, 0)], Places(CorpusDefectKind.VeryLong));

        IEnumerable<(Split, int?, int?)> Places(CorpusDefectKind kind) =>
            defects.Where(defect => defect.Kind == kind).Select(defect => (defect.Split, defect.Dialogue, defect.Utterance));
    }
}
