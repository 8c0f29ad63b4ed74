using Meld.Corpus;
using Meld.Evaluation;

namespace Meld.Tests.Evaluation;

public sealed class MistakesTests
{
    [Fact]
    public void Worst_ThreeMistakes_AreInOrderOfConfidence()
    {
        // Truth is anger, anger, joy, joy.
        var worst = Mistakes.Worst(TinyCorpus.Corpus, TinyCorpus.Test(0.9, 0.25, 0.875, 0.625), Head.Emotion, 2);
        Assert.Equal(["test/dia3_utt4", "test/dia3_utt1"], worst.Select(mistake => mistake.Utterance.Key.ToString()));
        Assert.Equal(
            new Mistake(TinyCorpus.Corpus.Dialogues(Split.Test)[0], 2, "joy", "anger", 0.875, 0.125), worst[0]);
        Assert.Equal(("anger", "joy", 0.75), (worst[1].Truth, worst[1].Predicted, worst[1].Probability));
    }

    [Fact]
    public void Worst_NoMistake_IsNone() =>
        Assert.Empty(Mistakes.Worst(TinyCorpus.Corpus, TinyCorpus.Test(1, 1, 0, 0), Head.Sentiment, 5));

    [Fact]
    public void Worst_Sample_AreAllMistakesWhenAskedForMore()
    {
        var dev = SampleCorpus.Linear.On(Split.Dev);
        var worst = Mistakes.Worst(SampleCorpus.Corpus, dev, Head.Emotion, int.MaxValue);
        var confusion = dev.Report(Head.Emotion).Confusion;
        Assert.Equal(confusion.Total - confusion.Correct, worst.Count);
        Assert.All(worst, mistake => Assert.Equal(mistake.Truth, mistake.Utterance.Emotion));
        Assert.Equal(worst.Select(mistake => mistake.Probability).OrderDescending(), worst.Select(mistake => mistake.Probability));
    }
}
