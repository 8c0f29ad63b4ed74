using System.Net;
using System.Text.RegularExpressions;
using Meld.Display;
using Meld.Display.Plots;

namespace Meld.Tests.Display;

public sealed partial class MermaidTests
{
    private static readonly Mermaid Shown = new(new FlowDiagram(
        "A \"model\"",
        [[new("end", ["one; two"])], [new("b", []), new("`c`", ["<b>&#35;%%{x}%%", "two\nlines"])]],
        [new((0, 0), (1, 0), "[2, 3]"), new((0, 0), (1, 1))]));

    [Fact]
    public void Text_BoxesAndArrows_IsAFlowchart() => Assert.Equal(
        """
        flowchart TD
          accTitle: A #34;model#34;
          box0_0["<b>end</b><br>one#59; two"]
          box1_0["<b>b</b>"]
          box1_1["<b>#96;c#96;</b><br>#60;b#62;#38;#35;35#59;#37;#37;#123;x#125;#37;#37;<br>two lines"]
          box0_0 -->|"[2, 3]"| box1_0
          box0_0 --> box1_1
        """.ReplaceLineEndings("\n"),
        Shown.Text);

    [Fact]
    public void Text_AwkwardLabels_ReadBackAsTheyWere()
    {
        var mermaid = (Mermaid)DisplayExamples.All["mermaid"];
        var labels = Quoted().Matches(mermaid.Text).Select(match => match.Groups[1].Value).ToArray();
        // Whatever the labels say, each box and each arrow has but its own two quotes, and each line is one statement.
        Assert.Equal(3, labels.Length);
        Assert.Equal(6, mermaid.Text.Count(character => character == '"'));
        Assert.Equal(5, mermaid.Text.Split('\n').Length);
        var read = WebUtility.HtmlDecode(Numbered().Replace(labels[2], "&#$1;"));
        Assert.Equal(DisplayExamples.MermaidAwkward.Replace('\n', ' '), read);
    }

    [Fact]
    public void ToHtml_DrawingAndText()
    {
        var html = Shown.ToHtml();
        Assert.Contains("<svg", html);
        Assert.Contains(WebUtility.HtmlEncode("box0_0 -->|\"[2, 3]\"| box1_0"), html);
        Assert.Contains(">[2, 3]</text>", Shown.ToSvg());
    }

    [GeneratedRegex("\"([^\"]*)\"")]
    private static partial Regex Quoted();

    [GeneratedRegex("#([0-9]+);")]
    private static partial Regex Numbered();
}
