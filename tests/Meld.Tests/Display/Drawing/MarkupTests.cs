using System.Globalization;
using System.Xml.Linq;
using Meld.Display.Drawing;

namespace Meld.Tests.Display.Drawing;

public class MarkupTests
{
    [Fact]
    public void Escape_Markup_IsText() => Assert.Equal("&lt;b&gt;&amp;&quot;&#39;", Markup.Escape("<b>&\"'"));

    [Theory]
    [InlineData("a\u0000b\u001Bc\u0007")]
    [InlineData("lone \uD83D surrogate")]
    [InlineData("\uFFFE\uFFFF")]
    [InlineData("\u202E right to left \u05E9\u05DC\u05D5\u05DD \U0001F600")]
    public void Escape_AnyText_IsWellFormedXml(string text) => XElement.Parse($"<a b=\"{Markup.Escape(text)}\">{Markup.Escape(text)}</a>");

    [Theory]
    [InlineData(1.005, "1")]
    [InlineData(-0.001, "0")]
    [InlineData(12.3456, "12.35")]
    [InlineData(1234567, "1234567")]
    public void Number_AnyCulture_HasAPointAndTwoDecimals(double value, string expected)
    {
        var culture = CultureInfo.CurrentCulture;
        CultureInfo.CurrentCulture = new CultureInfo("") { NumberFormat = { NumberDecimalSeparator = ",", NegativeSign = "~" } };
        try
        {
            Assert.Equal(expected, Markup.Number(value));
        }
        finally
        {
            CultureInfo.CurrentCulture = culture;
        }
    }
}
