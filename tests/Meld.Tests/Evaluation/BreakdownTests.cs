using Meld.Corpus;
using Meld.Evaluation;
using Meld.Metrics;

namespace Meld.Tests.Evaluation;

public sealed class BreakdownTests
{
    // Anger, anger, joy, joy: the third is wrong.
    private static readonly double[] Model = [0.9, 0.8, 0.7, 0.4];
    private static readonly double[] Always = [1, 1, 1, 1];

    [Fact]
    public void Of_Position_ScoresEveryGroupThatHasUtterances()
    {
        var breakdown = Of(Groupings.ByPosition());
        Assert.Equal(("position in the dialogue", Head.Emotion, Split.Test), (breakdown.Name, breakdown.Head, breakdown.Split));
        Assert.Equal([("1", 2), ("2 to 3", 2)], breakdown.Rows.Select(row => (row.Group, row.Utterances)));
        Assert.Equal(new GroupScores(1, 1, 1), breakdown.Rows[0].Scores);
        // Second and third: anger right; joy taken for anger. F1 of anger 2/3, of joy 0.
        Assert.Equal(new GroupScores(0.5, 1 / 3.0, 1 / 3.0), breakdown.Rows[1].Scores);
        Assert.Equal(("all", 4, 0.75), (breakdown.All.Group, breakdown.All.Utterances, breakdown.All.Scores.Accuracy));
        Assert.Null(breakdown.All.Difference);
    }

    [Fact]
    public void Of_GroupWithoutALabel_LeavesItOutOfMacroF1()
    {
        var row = Of(Groupings.BySpeaker(TinyCorpus.Corpus)).Rows.Single(row => row.Group == "others");
        Assert.Equal((2, 1.0), (row.Utterances, row.Scores.MacroF1));
        var wrong = Breakdown.Of(TinyCorpus.Corpus, TinyCorpus.Test(1, 0, 1, 0), Head.Emotion, Groupings.ByLabelBefore(Head.Emotion));
        Assert.Equal(0, wrong.Rows[0].Scores.MacroF1);
    }

    [Fact]
    public void Of_Reference_GivesTheDifference()
    {
        var breakdown = Breakdown.Of(
            TinyCorpus.Corpus, TinyCorpus.Test(Model), Head.Sentiment, Groupings.ByPosition(), TinyCorpus.Test(Always));
        Assert.Equal([0.5, 0, 0.25], breakdown.Rows.Append(breakdown.All).Select(row => row.Difference!.Value.Accuracy));
        Assert.Equal(breakdown.All.Scores.WeightedF1 - (1 / 3.0), breakdown.All.Difference!.Value.WeightedF1, 12);
    }

    [Fact]
    public void Groupings_TinyCorpus_PutEveryUtteranceWhereItBelongs()
    {
        Assert.Equal(["Ann", "others", "Ann", "others"], Groups(Groupings.BySpeaker(TinyCorpus.Corpus)));
        Assert.Equal(["1", "2 to 3", "2 to 3", "1"], Groups(Groupings.ByPosition()));
        Assert.Equal(["0 to 2", "6 to 10", "6 to 10", "0 to 2"], Groups(Groupings.ByLength()));
        Assert.Equal(["also in train", "not in train", "not in train", "not in train"], Groups(Groupings.ByTextInTrain(TinyCorpus.Corpus)));
        Assert.Equal(
            ["none: it opens the dialogue", "the same", "another", "none: it opens the dialogue"], Groups(Groupings.ByLabelBefore(Head.Sentiment)));
    }

    [Fact]
    public void ByPosition_LongDialogue_HasEdgesWhereTheNamesSay()
    {
        var grouping = Groupings.ByPosition();
        var dialogue = TinyCorpus.Corpus.Dialogues(Split.Test)[0];
        Assert.Equal(["1", "2 to 3", "4 to 7", "8 to 15", "16 and more"], grouping.Groups);
        Assert.Equal([0, 1, 1, 2, 2, 3, 3, 4, 4], new[] { 1, 2, 3, 4, 7, 8, 15, 16, 400 }.Select(place => grouping.IndexOf(dialogue, place - 1)));
    }

    [Fact]
    public void All_Sample_EveryGroupingCoversTheSplitOnce()
    {
        var sample = SampleCorpus.Corpus;
        var linear = SampleCorpus.Linear.On(Split.Dev);
        foreach (var grouping in Groupings.All(sample, Head.Emotion))
        {
            var breakdown = Breakdown.Of(sample, linear, Head.Emotion, grouping, SampleCorpus.Majority.On(Split.Dev));
            Assert.Equal(sample.Utterances(Split.Dev).Count, breakdown.Rows.Sum(row => row.Utterances));
            Assert.Equal(
                breakdown.All.Scores.Accuracy, breakdown.Rows.Sum(row => row.Utterances * row.Scores.Accuracy) / breakdown.All.Utterances, 12);
            Assert.Equal(linear.Report(Head.Emotion).Value(Score.WeightedF1), breakdown.All.Scores.WeightedF1);
        }
    }

    [Fact]
    public void Of_OtherUtterances_SaysSo()
    {
        var dev = SampleCorpus.Linear.On(Split.Dev);
        Assert.Contains("other utterances", Assert.Throws<ArgumentException>(
            () => Breakdown.Of(TinyCorpus.Corpus, TinyCorpus.Test(Model), Head.Emotion, Groupings.ByLength(), dev)).Message);
        Assert.Contains("The corpus has no utterance dev/", Assert.Throws<ArgumentException>(
            () => Breakdown.Of(TinyCorpus.Corpus, dev, Head.Emotion, Groupings.ByLength())).Message);
    }

    private static Breakdown Of(Grouping grouping) => Breakdown.Of(TinyCorpus.Corpus, TinyCorpus.Test(Model), Head.Emotion, grouping);

    private static IEnumerable<string> Groups(Grouping grouping) => TinyCorpus.Corpus.Dialogues(Split.Test)
        .SelectMany(dialogue => dialogue.Utterances.Select((_, place) => grouping.Groups[grouping.IndexOf(dialogue, place)]));
}
