using Meld.Media.Synthesis;

namespace Meld.Tests.Media.Synthesis;

public sealed class SeededDrawsTests
{
    [Fact]
    public void Uniform_ComesFromSha256_WhateverIsDrawnBefore()
    {
        var draws = new SeededDraws(5, "train/dia0_utt0");
        draws.Normal("pitch");

        // printf '5\ntrain/dia0_utt0\nface absent' | sha256sum; the first eight bytes, little-endian, over 2^64.
        Assert.Equal(0.39835219770405716, draws.Uniform("face absent"), 15);
    }

    [Fact]
    public void Uniform_DependsOnSeedSubjectAndWhatIsDrawn()
    {
        double[] drawn =
        [
            new SeededDraws(1, "a").Uniform("x"), new SeededDraws(2, "a").Uniform("x"), new SeededDraws(1, "b").Uniform("x"),
            new SeededDraws(1, "a").Uniform("y"),
        ];

        Assert.Equal(4, drawn.Distinct().Count());
    }

    [Fact]
    public void Uniform_FillsItsRange()
    {
        double[] drawn = [.. Draws(2000, draws => draws.Uniform("x", 3, 5))];

        Assert.All(drawn, number => Assert.InRange(number, 3, 5));
        Assert.InRange(drawn.Average(), 3.95, 4.05);
        Assert.InRange(drawn.Min(), 3, 3.01);
        Assert.InRange(drawn.Max(), 4.99, 5);
    }

    [Fact]
    public void Normal_HasMean0AndDeviation1_AndStaysWithinItsBounds()
    {
        double[] drawn = [.. Draws(2000, draws => draws.Normal("x"))];

        Assert.InRange(drawn.Average(), -0.07, 0.07);
        Assert.InRange(Math.Sqrt(drawn.Average(number => number * number)), 0.93, 1.03);
        Assert.InRange(drawn.Max(number => Math.Abs(number)), 2.2, 2.5);
    }

    [Fact]
    public void Chance_HasItsProbability() => Assert.InRange(Draws(2000, draws => draws.Chance("x", 0.35)).Count(drawn => drawn), 630, 770);

    [Fact]
    public void Choice_TakesEveryone() =>
        Assert.Equal(["a", "b", "c"], Draws(100, draws => draws.Choice("x", ["a", "b", "c"])).Distinct().Order());

    private static IEnumerable<T> Draws<T>(int count, Func<SeededDraws, T> draw) => Enumerable.Range(0, count).Select(i => draw(new SeededDraws(1, $"{i}")));
}
