using System.Numerics;
using static Meld.Media.Synthesis.ActionUnit;

namespace Meld.Media.Synthesis;

/// <summary>A face through a clip: the expression comes up and fades, the mouth follows the voice, the eyes blink and wander, the head sways.</summary>
/// <param name="cues">What the utterance shows.</param>
/// <param name="rest">What the speaker's face does even at rest.</param>
/// <param name="mouth">How far the voice opens the mouth, one for each picture.</param>
/// <param name="framesPerSecond">Pictures per second.</param>
/// <param name="draws">The utterance's.</param>
internal sealed class FaceAnimation(UtteranceCues cues, Expression rest, float[] mouth, double framesPerSecond, SeededDraws draws)
{
    private const double GazeSeconds = 1.4;
    private const double BlinkSeconds = 0.22;

    private readonly double rise = draws.Uniform("rise", 0.15, 0.5);
    private readonly double[] blinks = Blinks(draws, mouth.Length / framesPerSecond);
    private readonly double[] phases = [.. Enumerable.Range(0, 6).Select(i => draws.Uniform($"phase {i}", 0, Math.Tau))];
    private readonly double[] speeds = [.. Enumerable.Range(0, 6).Select(i => draws.Uniform($"speed {i}", 0.12, 0.42))];

    /// <summary>What the face does in a picture.</summary>
    public Expression At(int frame)
    {
        var time = frame / framesPerSecond;
        var opening = mouth[frame];
        var face = cues.Expression.Scaled((float)Strength(time)).Plus(rest);
        // A mouth that speaks cannot stay pressed, nor does it gape as far as a silent one.
        var speaking = new Expression
        {
            [JawDrop] = opening * (0.42f - (0.25f * face[JawDrop])),
            [LipPressor] = -0.75f * opening * face[LipPressor],
            [EyesClosed] = Blink(time),
            [EyesAside] = Gaze(time, "aside"),
            [EyesDown] = 0.6f * Gaze(time, "down"),
            [HeadDown] = (0.16f * opening) + (0.1f * Wave(0, time)),
            [HeadTurn] = 0.16f * Wave(1, time),
            [HeadTilt] = 0.16f * Wave(2, time),
            [OuterBrowRaiser] = 0.08f * opening,
        };
        return face.Plus(speaking).Clamped();
    }

    /// <summary>By how many units of the face the head is moved in a picture, right and down.</summary>
    public Vector2 Sway(int frame) => new(0.05f * Wave(3, frame / framesPerSecond), 0.03f * Wave(4, frame / framesPerSecond));

    // Conversations begin before their clips: the face starts half-way up, and loses a little towards the end.
    private double Strength(double time)
    {
        var length = mouth.Length / framesPerSecond;
        return 0.5 + (0.5 * Smooth(time / rise)) - (0.25 * Smooth((time - (length - 0.8)) / 0.8)) + (0.06 * Wave(5, time));
    }

    private static double Smooth(double share)
    {
        var t = Math.Clamp(share, 0, 1);
        return t * t * (3 - (2 * t));
    }

    private float Wave(int index, double time) => (float)Math.Sin(phases[index] + (Math.Tau * speeds[index] * time));

    private float Blink(double time) => (float)blinks.Select(at => Math.Max(0, 1 - (Math.Abs(time - at) / (0.5 * BlinkSeconds)))).DefaultIfEmpty().Max();

    private float Gaze(double time, string where) => 0.2f * (float)draws.Normal($"gaze {where} {(int)((time / GazeSeconds) + phases[0])}");

    private static double[] Blinks(SeededDraws draws, double seconds)
    {
        var blinks = new List<double>();
        for (var at = draws.Uniform("blink", 0.3, 2.5); at < seconds; at += draws.Uniform($"blink {blinks.Count}", 1.6, 4.5)) blinks.Add(at);
        return [.. blinks];
    }
}
