using System.Xml.Linq;
using Meld.Display;

namespace Meld.Tests.Display;

public class VisualTests
{
    public static TheoryData<string> Names => [.. DisplayExamples.All.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void ToHtml_EveryKind_IsWellFormedAndSelfContained(string name)
    {
        var html = XDocument.Parse(DisplayExamples.All[name].ToHtml());
        Assert.DoesNotContain(html.Descendants(), element => element.Name.LocalName is "script" or "style" or "use");
        var attributes = html.Descendants().Attributes().ToArray();
        Assert.DoesNotContain(attributes, attribute => attribute.Name.LocalName is "id" or "class" or "srcset");
        Assert.All(
            attributes.Where(attribute => attribute.Name.LocalName is "href" or "src" or "poster"),
            attribute => Assert.Matches("^data:(image/(png|jpeg)|audio/wav|video/mp4);base64,[A-Za-z0-9+/]+=*$", attribute.Value));
        Assert.DoesNotContain(attributes, attribute => attribute.Name.LocalName.StartsWith("on", StringComparison.Ordinal));
        Assert.DoesNotContain(attributes, attribute => IsNoNumber(attribute.Value));
        Assert.DoesNotContain(attributes, attribute => attribute.Value.Contains("url(", StringComparison.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void ToHtml_Twice_IsTheSame(string name) => Assert.Equal(DisplayExamples.All[name].ToHtml(), DisplayExamples.All[name].ToHtml());

    [Theory]
    [MemberData(nameof(Names))]
    public void ToString_EveryKind_HasNoControlCharacterNorTrailingSpace(string name)
    {
        var text = DisplayExamples.All[name].ToString();
        Assert.DoesNotContain(text, character => char.IsControl(character) && character != '\n');
        Assert.DoesNotContain(" \n", text + "\n", StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void ToSvg_EveryChart_HasTitleAndDescriptionForScreenReaders(string name)
    {
        if (DisplayExamples.All[name] is not Chart chart) return;
        var svg = XDocument.Parse(chart.ToSvg()).Root!;
        XNamespace space = "http://www.w3.org/2000/svg";
        Assert.Equal("img", svg.Attribute("role")!.Value);
        Assert.Equal(chart.Title.Replace('\u0001', '\uFFFD'), svg.Element(space + "title")!.Value);
        Assert.NotEmpty(svg.Element(space + "desc")!.Value);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void ToSvg_EveryChart_DrawsInsideThePicture(string name)
    {
        if (DisplayExamples.All[name] is not Chart chart) return;
        var svg = XDocument.Parse(chart.ToSvg()).Root!;
        var box = svg.Attribute("viewBox")!.Value.Split(' ').Select(Number).ToArray();
        foreach (var rect in svg.Descendants().Where(element => element.Name.LocalName is "rect" or "image"))
        {
            var (x, y) = (Number(rect.Attribute("x")!.Value), Number(rect.Attribute("y")!.Value));
            var (width, height) = (Number(rect.Attribute("width")!.Value), Number(rect.Attribute("height")!.Value));
            Assert.True(x >= 0 && y >= 0 && width >= 0 && height >= 0 && x + width <= box[2] + 0.1 && y + height <= box[3] + 0.1, rect.ToString());
        }
    }

    // Bytes in base64 may spell anything.
    private static bool IsNoNumber(string value) =>
        !value.StartsWith("data:", StringComparison.Ordinal) && (value.Contains("NaN", StringComparison.Ordinal) || value.Contains('∞'));

    private static double Number(string text) => double.Parse(text, System.Globalization.CultureInfo.InvariantCulture);
}
