using Meld.Media.Synthesis;
using static Meld.Media.Synthesis.ActionUnit;

namespace Meld.Tests.Media.Synthesis;

public sealed class FaceAnimationTests
{
    private const double Rate = 12;

    [Fact]
    public void Mouth_FollowsTheVoice()
    {
        float[] mouth = [.. Enumerable.Range(0, 36).Select(frame => frame % 6 < 3 ? 0f : 1)];
        var animation = Animate(new Expression(), mouth);

        Assert.All(Enumerable.Range(0, 36), frame => Assert.Equal(0.42f * mouth[frame], animation.At(frame)[JawDrop], 3));
    }

    [Fact]
    public void PressedLips_ComeApartToSpeak()
    {
        var animation = Animate(new() { [LipPressor] = 1 }, [.. new float[20], .. Enumerable.Repeat(1f, 20)]);

        Assert.InRange(animation.At(19)[LipPressor], 0.8, 1);
        Assert.InRange(animation.At(21)[LipPressor], 0.1, 0.4);
    }

    [Fact]
    public void Expression_ComesUp_AndFadesALittle()
    {
        var animation = Animate(new() { [LipCornerPuller] = 0.8f }, new float[48]);
        float[] smile = [.. Enumerable.Range(0, 48).Select(frame => animation.At(frame)[LipCornerPuller])];

        Assert.InRange(smile[0], 0.3, 0.5);
        Assert.InRange(smile[20..30].Average(), 0.7, 0.9);
        Assert.InRange(smile[^1], 0.45, 0.72);
    }

    [Fact]
    public void RestingFace_IsAlwaysThere()
    {
        var animation = Animate(Expression.Rest, new float[24], new() { [CheekRaiser] = 0.3f });

        Assert.All(Enumerable.Range(0, 24), frame => Assert.Equal(0.3f, animation.At(frame)[CheekRaiser], 5));
    }

    [Fact]
    public void Eyes_BlinkNowAndThen_AndAreMostlyOpen()
    {
        var animation = Animate(Expression.Rest, new float[240]);
        int[] closed = [.. Enumerable.Range(0, 240).Where(frame => animation.At(frame)[EyesClosed] > 0.3f)];

        // 20 s with a blink of about two frames every 1.6 to 4.5 s.
        Assert.InRange(closed.Length, 5, 30);
    }

    [Fact]
    public void Head_SwaysALittle()
    {
        var animation = Animate(Expression.Rest, new float[120]);
        float[] across = [.. Enumerable.Range(0, 120).Select(frame => animation.Sway(frame).X)];

        Assert.InRange(across.Max() - across.Min(), 0.05, 0.1);
        Assert.All(across.Zip(across.Skip(1)), pair => Assert.InRange(Math.Abs(pair.First - pair.Second), 0, 0.012));
    }

    private static FaceAnimation Animate(Expression expression, float[] mouth, Expression? rest = null) =>
        new(new UtteranceCues(Prosody.Plain, expression, true, true), rest ?? Expression.Rest, mouth, Rate, new SeededDraws(1, "train/dia0_utt0"));
}
