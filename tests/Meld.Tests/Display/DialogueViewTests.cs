using Meld.Display;
using Meld.Testing;

namespace Meld.Tests.Display;

public class DialogueViewTests
{
    [Fact]
    public void ToHtml_WithPredictions_IsAsBefore() =>
        Snapshot.Match(DialogueView.For(DisplayExamples.Dialogue, 2, DisplayExamples.Predicted).ToHtml() + "\n", "dialogue.html");

    [Fact]
    public void ToString_WithPredictions_IsAsBefore() =>
        Snapshot.Match(DialogueView.For(DisplayExamples.Dialogue, predicted: DisplayExamples.Predicted) + "\n", "dialogue.text");

    [Fact]
    public void ToHtml_WrongPrediction_IsMarkedInWordsAndSign()
    {
        var html = DialogueView.For(DisplayExamples.Dialogue, predicted: DisplayExamples.Predicted).ToHtml();
        Assert.Contains("✓ predicted right", html, StringComparison.Ordinal);
        Assert.Contains("✗ predicted neutral", html, StringComparison.Ordinal);
    }

    [Fact]
    public void For_FewerTurns_SaysHowManyAreLeftOut() =>
        Assert.EndsWith("... 2 more utterances", DialogueView.For(DisplayExamples.Dialogue, 1).ToString(), StringComparison.Ordinal);
}
