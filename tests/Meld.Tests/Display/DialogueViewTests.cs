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

    [Theory]
    [InlineData(0, 1, new[] { "> [joy]", "  [surprise]", "... 1 more utterance" })]
    [InlineData(1, 0, new[] { "... 1 utterance before", "> [surprise]", "... 1 more utterance" })]
    [InlineData(2, 0, new[] { "... 2 utterances before", "> [anger]" })]
    [InlineData(1, int.MaxValue, new[] { "  [joy]", "> [surprise]", "  [anger]" })]
    public void Around_Place_MarksItAndSaysWhatIsLeftOut(int place, int turns, string[] starts)
    {
        var lines = DialogueView.Around(DisplayExamples.Dialogue, place, turns).ToString().Split('\n')[1..];
        Assert.Equal(starts.Length, lines.Length);
        Assert.All(lines.Zip(starts), line => Assert.StartsWith(line.Second, line.First, StringComparison.Ordinal));
    }

    [Fact]
    public void Around_Html_OutlinesTheMarkedRowOnly()
    {
        var rows = DialogueView.Around(DisplayExamples.Dialogue, 1).ToHtml().Split('\n').Where(line => line.Contains("border-left", StringComparison.Ordinal));
        Assert.Equal([false, true, false], rows.Select(row => row.Contains("outline:", StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(3)]
    public void Around_PlaceOutsideTheDialogue_Throws(int place) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => DialogueView.Around(DisplayExamples.Dialogue, place));
}
