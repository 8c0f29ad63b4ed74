using System.Numerics;

namespace Meld.Media.Synthesis;

/// <summary>One picture in the making. Lengths are in the face's units, and points as well where they are not said to be in the picture.</summary>
/// <param name="Canvas">What it is drawn on.</param>
/// <param name="Look">Whose face.</param>
/// <param name="Face">What the face does.</param>
/// <param name="Pose">Where it is.</param>
internal sealed record FaceSketch(Canvas Canvas, SpeakerLook Look, Expression Face, FacePose Pose)
{
    /// <summary>Both sides of a face: the factors of x.</summary>
    public static IReadOnlyList<float> Sides { get; } = [-1, 1];

    /// <summary>What is white in a face.</summary>
    public static Ink White { get; } = Ink.Of(0xF4F1EC);

    /// <summary>What is dark in a face.</summary>
    public static Ink Dark { get; } = Ink.Of(0x2A1A18);

    /// <summary>What is red in a face.</summary>
    public static Ink Red { get; } = Ink.Of(0xB0453F);

    /// <summary>Points on the front of the head, in the picture.</summary>
    public Vector2[] Front(params ReadOnlySpan<(float X, float Y)> points)
    {
        var result = new Vector2[points.Length];
        for (var i = 0; i < result.Length; i++) result[i] = Pose.Front(points[i].X, points[i].Y);
        return result;
    }

    /// <summary>Points of the outline, in the picture.</summary>
    public Vector2[] Flat(params ReadOnlySpan<(float X, float Y)> points)
    {
        var result = new Vector2[points.Length];
        for (var i = 0; i < result.Length; i++) result[i] = Pose.Flat(points[i].X, points[i].Y);
        return result;
    }

    /// <summary>A smooth closed outline, given by the points of its right half from its top to its bottom, which both lie in the middle.</summary>
    public Vector2[] Mirrored(params ReadOnlySpan<(float X, float Y)> right)
    {
        var left = Flat(right[1..^1]);
        for (var i = 0; i < left.Length; i++) left[i] = Pose.Flat(-right[^(i + 2)].X, right[^(i + 2)].Y);
        return Outlines.Curve(true, [.. Flat(right), .. left]);
    }

    /// <summary>Fills an outline.</summary>
    public void Fill(ReadOnlySpan<Vector2> outline, Ink color, float opacity = 1) => Canvas.Fill(outline, color, opacity);

    /// <summary>Fills an ellipse about a point in the picture.</summary>
    public void Ellipse(Vector2 center, float across, float down, Ink color, float opacity = 1) =>
        Fill(Outlines.Ellipse(center, Pose.Pixels(across), Pose.Pixels(down)), color, opacity);

    /// <summary>Draws a line along points in the picture as they are.</summary>
    public void Line(ReadOnlySpan<Vector2> points, float middle, float ends, Ink color, float opacity = 1) =>
        Fill(Outlines.Stroke(points, Pose.Pixels(middle), Pose.Pixels(ends)), color, opacity);

    /// <summary>Draws a smooth line through points in the picture.</summary>
    public void Curve(ReadOnlySpan<Vector2> points, float middle, float ends, Ink color, float opacity = 1) =>
        Line(Outlines.Curve(false, points), middle, ends, color, opacity);
}
