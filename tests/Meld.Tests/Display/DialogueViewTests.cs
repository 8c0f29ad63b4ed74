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
    public void ToHtml_LabelsOfTheCorpusOwn_HaveTheColoursOfItsCharts()
    {
        string[] labels = ["awe", "bliss", "dread", "hope"];
        var palette = EmotionPalette.For(labels);
        var dialogue = DisplayExamples.Dialogue with
        {
            Utterances = [.. DisplayExamples.Dialogue.Utterances.Zip(labels, (utterance, label) => utterance with { Emotion = label })],
        };
        var html = DialogueView.For(dialogue, labels: labels).ToHtml();
        Assert.All(labels.Take(3), label => Assert.Contains($"solid {palette[label]}", html, StringComparison.Ordinal));
    }

    [Fact]
    public void For_FewerTurns_SaysHowManyAreLeftOut() =>
        Assert.EndsWith("... 2 more utterances", DialogueView.For(DisplayExamples.Dialogue, 1).ToString(), StringComparison.Ordinal);
}
