using Meld.Corpus;
using Meld.Testing;

namespace Meld.Tests.Corpus;

public sealed class SplitStatisticsTests
{
    [Fact]
    public void Properties_SmallCorpus_CountWhatIsThere()
    {
        using var directory = AnnotationFiles.Write();
        var corpus = DialogueCorpus.Load(directory.Path);
        var train = new SplitStatistics(corpus, Split.Train);

        Assert.Equal((3, 2, (0, 2)), (train.Utterances, train.Dialogues, train.DialogueIds));
        Assert.Equal([new IdRange(1, 1)], train.MissingDialogueIds);
        Assert.Equal([1, 1, 1], train.Emotions);
        Assert.Equal([0, 0, 1], train.SentimentsOf("joy"));
        Assert.Equal([KeyValuePair.Create("Ana", 2), KeyValuePair.Create("Ben", 1)], train.Speakers);
        Assert.Equal(new Summary(1, 1.5, 1.5, 2, 3), train.UtterancesPerDialogue);
        Assert.Equal(new Summary(1, 1.5, 1.5, 2, 4.5), train.Seconds);
        Assert.Equal(1, train.SingleUtteranceDialogues);
        Assert.Equal((1, 1), train.EpisodesInTrain);
        Assert.Equal((1, 0), new SplitStatistics(corpus, Split.Dev).EpisodesInTrain);
        Assert.Equal(0, new SplitStatistics(corpus, Split.Dev).TextsInTrain);
        Assert.Single(new SplitStatistics(corpus, Split.Test).DialoguesWithGaps);
    }

    [MeldCorpusFact]
    public void Properties_RealMeld_EqualThePublishedAndMeasuredCounts()
    {
        var corpus = DialogueCorpus.Load(MeldCorpusFactAttribute.Directory);
        var (train, dev, test) = (new SplitStatistics(corpus, Split.Train), new SplitStatistics(corpus, Split.Dev), new SplitStatistics(corpus, Split.Test));

        Assert.Equal([9989, 1109, 2610], [train.Utterances, dev.Utterances, test.Utterances]);
        Assert.Equal([1038, 114, 280], [train.Dialogues, dev.Dialogues, test.Dialogues]);
        Assert.Equal([new IdRange(60, 60)], train.MissingDialogueIds);
        Assert.Equal([1109, 271, 268, 1743, 4710, 683, 1205], train.Emotions);
        Assert.Equal([153, 22, 40, 163, 470, 111, 150], dev.Emotions);
        Assert.Equal([345, 68, 50, 402, 1256, 208, 281], test.Emotions);
        Assert.Equal([2945, 4710, 2334], train.Sentiments);
        Assert.Equal([833, 1256, 521], test.Sentiments);
        Assert.Equal([614, 0, 591], train.SentimentsOf("surprise"));
        Assert.Equal([72, 2, 2], [train.DialoguesWithGaps.Count, dev.DialoguesWithGaps.Count, test.DialoguesWithGaps.Count]);
        Assert.Equal([2740, 308, 757], [train.NonAsciiTexts, dev.NonAsciiTexts, test.NonAsciiTexts]);
        // The file has 3,550; three of them are in the speaker «Richard’s Date».
        Assert.Equal(KeyValuePair.Create('\u2019', 3547), train.NonAsciiCharacters[0]);
        Assert.Equal([260, 47, 100], [train.Speakers.Count, dev.Speakers.Count, test.Speakers.Count]);
        Assert.Equal(66, train.Speakers.Count(speaker => speaker.Value == 1));
        Assert.Equal((1, 24, 70), ((int)train.UtterancesPerDialogue.Minimum, (int)train.UtterancesPerDialogue.Maximum, train.SingleUtteranceDialogues));
        Assert.Equal(283, train.ShorterThanHalfASecond);
        Assert.Equal([135, 331], [dev.TextsInTrain, test.TextsInTrain]);
        Assert.Equal((143, 142), test.EpisodesInTrain);
        Assert.Equal([69.0, 37, 45], [train.Words.Maximum, dev.Words.Maximum, test.Words.Maximum]);
        Assert.Equal(41.04, train.Seconds.Maximum, 3);
        Assert.Equal(2.46, train.Seconds.Median, 2);
        var source = corpus.Sources[0];
        Assert.Equal(("CRLF", 2412, new SerialNumbers(1, 10478, 489, 57, IsAscending: false)), (source.LineEnds, source.OneDigitHours, source.Serials));
    }

    [MeldCorpusFact]
    public void Properties_RealDyadicMeld_EqualTheMeasuredCounts()
    {
        var corpus = DialogueCorpus.Load(MeldCorpusFactAttribute.Directory, CorpusVariant.Dyadic);
        Assert.Equal([12840, 1462, 3400], Splits.All.Select(split => corpus.Utterances(split).Count));
        Assert.Equal([2160, 270, 577], Splits.All.Select(split => corpus.Dialogues(split).Count));
        Assert.Equal([516, 99, 60, 495, 1615, 263, 352], new SplitStatistics(corpus, Split.Test).Emotions);
        Assert.Equal([1144, 1615, 641], new SplitStatistics(corpus, Split.Test).Sentiments);
    }
}
