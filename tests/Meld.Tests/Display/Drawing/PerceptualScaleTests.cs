using Meld.Display.Drawing;

namespace Meld.Tests.Display.Drawing;

public class PerceptualScaleTests
{
    [Fact]
    public void Colors_LightnessRisesEvenly()
    {
        // CIE lightness, another measure than the one that the scale is built with.
        double[] lightness = [.. PerceptualScale.Colors.Select(color => (116 * Math.Cbrt(color.Luminance)) - 16)];
        var steps = lightness.Chunk(16).Select(chunk => chunk[0]).ToArray();
        var differences = steps.Zip(steps.Skip(1), (one, next) => next - one).ToArray();
        Assert.All(differences, difference => Assert.InRange(difference, 3.5, 8));
        Assert.InRange(lightness[^1] - lightness[0], 75, 95);
    }

    [Theory]
    [InlineData(double.NaN, 0)]
    [InlineData(double.NegativeInfinity, 0)]
    [InlineData(-0.1, 0)]
    [InlineData(0.5, 128)]
    [InlineData(1.1, 255)]
    public void Index_AnyShare_IsAPlace(double share, int expected) => Assert.Equal(expected, PerceptualScale.Index(share));
}
