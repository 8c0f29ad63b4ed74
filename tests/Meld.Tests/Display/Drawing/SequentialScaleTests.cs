using Meld.Display.Drawing;

namespace Meld.Tests.Display.Drawing;

public class SequentialScaleTests
{
    [Theory]
    [InlineData("#ffffff", "#1a1a1a")]
    [InlineData("#16181d", "#e6e6e6")]
    public void TextColor_EveryShade_IsLegible(string page, string ink)
    {
        foreach (var share in Enumerable.Range(0, 101).Select(percent => percent / 100.0))
        {
            var opacity = SequentialScale.Opacity(share);
            var text = SequentialScale.TextColor(opacity) == "currentColor" ? ink : "#ffffff";
            var contrast = Rgb.Contrast(Rgb.Parse(SequentialScale.Color).Over(Rgb.Parse(page), opacity), Rgb.Parse(text));
            Assert.True(contrast >= 3.8, $"{share} on {page}: {contrast}");
        }
    }

    [Fact]
    public void Opacity_NoValue_IsNothing() => Assert.Equal(0, SequentialScale.Opacity(double.NaN));
}
