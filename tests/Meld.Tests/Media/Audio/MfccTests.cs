using Meld.Media.Audio;
using Meld.Tests.Media.Audio.Golden;

namespace Meld.Tests.Media.Audio;

public sealed class MfccTests
{
    [Fact]
    public void Compute_EqualsTorchaudio()
    {
        var cases = GoldenFeature.Of("mfcc");
        Assert.Equal(3, cases.Count);
        foreach (var item in cases)
        {
            var settings = new MfccSettings { Mel = item.Mel, Coefficients = item["coefficients"], IsLogarithmOfMel = item.Is("is_logarithm") };
            item.AssertEqual(new Mfcc(settings).Compute(item.Waveform), 1e-4, 1e-3);
        }
    }

    [Theory]
    [InlineData(0)]
    [InlineData(129)]
    public void Constructor_ImpossibleNumberOfCoefficients_NamesIt(int coefficients)
    {
        var error = Assert.Throws<ArgumentException>(() => new Mfcc(new() { Coefficients = coefficients }));
        Assert.Contains($"Coefficients is {coefficients} but must be from 1 to 128", error.Message);
    }
}
