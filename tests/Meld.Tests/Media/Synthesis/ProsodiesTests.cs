using Meld.Media.Synthesis;

namespace Meld.Tests.Media.Synthesis;

public sealed class ProsodiesTests
{
    [Fact]
    public void Voices_DifferInTheDirectionsOfTheLiterature()
    {
        var (joy, sadness, anger, fear) = (Prosodies.Of("joy"), Prosodies.Of("sadness"), Prosodies.Of("anger"), Prosodies.Of("fear"));
        var (disgust, surprise) = (Prosodies.Of("disgust"), Prosodies.Of("surprise"));

        Assert.True(joy is { Pitch: > 0, Range: > 1, Speed: > 1, Gain: > 0 });
        Assert.True(sadness is { Pitch: < 0, Range: < 1, Speed: < 1, Gain: < 0, Tilt: < 0 });
        Assert.True(anger is { Range: > 1, Speed: > 1, Tilt: > 0 } && anger.Gain > joy.Gain);
        Assert.True(fear is { Speed: > 1, Tremor: > 0 } && fear.Pitch > joy.Pitch);
        Assert.True(disgust is { Pitch: < 0, Speed: < 1 });
        Assert.True(surprise.Pitch > 0 && surprise.Range > joy.Range);
        Assert.Equal(Prosody.Plain, Prosodies.Of("neutral"));
    }

    [Fact]
    public void Prosody_ScalesFactorsTowardsOne_AndDeparturesTowardsZero()
    {
        var half = new Prosody(Pitch: 10, Range: 2, Speed: 0.8, Gain: -4, Tilt: 2, Tremor: 1).Scaled(0.5);

        Assert.Equal(new Prosody(5, 1.5, 0.9, -2, 1, 0.5), half);
        Assert.Equal(Prosody.Plain, half.Scaled(0));
        Assert.Equal(half, half.With(Prosody.Plain));
    }
}
