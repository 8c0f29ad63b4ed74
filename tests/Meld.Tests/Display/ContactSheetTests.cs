using Meld.Display;
using Meld.Media;
using Meld.Testing;
using Meld.Tests.Media;

namespace Meld.Tests.Display;

public class ContactSheetTests
{
    [Fact]
    public void ToHtml_Frames_IsAsBefore() => Snapshot.Match(
        ClipExamples.WithoutBytes(ContactSheet.For("Two <frames>", ClipExamples.Frames(2, 112, 112, 12), 4).ToHtml()) + "\n", "contact-sheet.html");

    [Fact]
    public void ToString_Frames_SaysWhen() =>
        Assert.Equal("Frames\n3 frames, shown 112 x 112, at 0.00, 0.08, 0.17 s", ContactSheet.For("Frames", ClipExamples.Frames(3, 112, 112, 12)).ToString());

    [Fact]
    public void For_LargeFrames_MakesThemSmaller() =>
        Assert.Contains("shown 213 x 120", ContactSheet.For("", ClipExamples.Frames(1, 720, 1280, 24)).ToString(), StringComparison.Ordinal);

    [Fact]
    public void For_NoFrames_SaysSo()
    {
        var sheet = ContactSheet.For("Nothing", new ClipFrames([], 112, 112, []));
        Assert.Equal("Nothing\nNo frames", sheet.ToString());
        Assert.Contains("No frames", sheet.ToHtml(), StringComparison.Ordinal);
    }

    [Fact]
    public void For_NoColumns_Throws() => Assert.Throws<ArgumentOutOfRangeException>(() => ContactSheet.For("", ClipExamples.Frames(1, 4, 4, 1), 0));
}
