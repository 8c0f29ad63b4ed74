using Meld.Corpus;
using Meld.Display;
using Meld.Training;

namespace Meld.Tests.Display;

public sealed class ExplanationsTests
{
    private static readonly DialogueCorpus Sample = SampleCorpus.Corpus;
    private static readonly BaselineTraining Linear = SampleCorpus.Linear;
    private static readonly BaselineTraining Majority = SampleCorpus.Majority;

    [Fact]
    public void MostConfident_Right_NamesTextLabelAndThatItIsRight()
    {
        var title = Assert.IsAssignableFrom<Chart>(Explanations.MostConfident(Linear, Split.Dev, Head.Emotion, right: true)).Title;
        var starts = Sample.Utterances(Split.Dev).Select(utterance => $"“{utterance.Text[..Math.Min(20, utterance.Text.Length)]}");
        Assert.Contains(starts, start => title.StartsWith(start, StringComparison.Ordinal));
        Assert.EndsWith("rightly", title);
    }

    [Fact]
    public void MostConfident_Wrong_NamesTheTrueLabelAndIsNotTheCommonest()
    {
        var title = Assert.IsAssignableFrom<Chart>(Explanations.MostConfident(Linear, Split.Dev, Head.Emotion, right: false)).Title;
        Assert.Matches("but it is (anger|disgust|fear|joy|neutral|sadness|surprise)$", title);
        Assert.DoesNotMatch("”: neutral", title);
    }

    [Fact]
    public void MostConfident_ModelThatOnlyPredictsTheCommonest_SaysThatThereIsNone() =>
        Assert.Equal(
            "No right prediction on dev for another label than the commonest.",
            Explanations.MostConfident(Majority, Split.Dev, Head.Emotion, right: true).ToString());

    [Fact]
    public void Of_AnyUtterance_ShowsTheTermsOfItsText()
    {
        var text = Explanations.Of(Linear, Split.Dev, Head.Emotion, 0).ToString();
        var word = Sample.Utterances(Split.Dev)[0].Text.Split(' ').MaxBy(part => part.Length)!.ToLowerInvariant();
        Assert.Contains(word.Trim('.', '?', '!', ',')[..3], text);
    }
}
