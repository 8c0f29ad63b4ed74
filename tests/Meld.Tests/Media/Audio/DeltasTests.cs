using Meld.Media.Audio;
using Meld.Tests.Media.Audio.Golden;

namespace Meld.Tests.Media.Audio;

public sealed class DeltasTests
{
    [Fact]
    public void Of_EqualsTorchaudio()
    {
        var cases = GoldenFeature.Of("deltas");
        Assert.Equal(3, cases.Count);
        foreach (var item in cases)
        {
            var loudness = Decibels.Of(new MelSpectrogram(item.Mel).Compute(item.Waveform), range: 80);
            item.AssertEqual(Deltas.Of(loudness, item["window"]), 0, 1e-3);
        }
    }

    [Fact]
    public void Of_Ramp_IsItsSlope()
    {
        var deltas = Deltas.Of(new AudioFrames([0, 2, 4, 6, 8, 10, 1, 1, 1, 1, 1, 1], 2, 0.1));
        Assert.Equal(2, deltas[0][2]);
        Assert.Equal(2, deltas[0][3]);
        Assert.Equal([0, 0, 0, 0, 0, 0], deltas[1].ToArray());
        // Beyond the edge the first value goes on: (1 · (2 - 0) + 2 · (4 - 0)) / 10.
        Assert.Equal(1, deltas[0][0]);
    }

    [Fact]
    public void Of_WindowWithoutNeighbours_Throws() => Assert.Throws<ArgumentOutOfRangeException>(() => Deltas.Of(new AudioFrames([1], 1, 1), 2));
}
