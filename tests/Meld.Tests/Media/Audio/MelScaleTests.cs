using Meld.Media.Audio;

namespace Meld.Tests.Media.Audio;

public sealed class MelScaleTests
{
    [Theory]
    [InlineData(0, 0)]
    [InlineData(700, 781.17)]
    [InlineData(1000, 1000)]
    [InlineData(8000, 2840.02)]
    public void FromHertz_IsHtks(double hertz, double mel)
    {
        Assert.Equal(mel, MelScale.FromHertz(hertz), 0.02);
        Assert.Equal(hertz, MelScale.ToHertz(MelScale.FromHertz(hertz)), 1e-9);
    }
}
