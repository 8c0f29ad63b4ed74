using System.Numerics;
using static Meld.Media.Synthesis.ActionUnit;

namespace Meld.Media.Synthesis;

/// <summary>Draws the mouth, and what hair grows above it.</summary>
internal static class MouthDrawing
{
    private const float RestY = 0.64f;

    /// <summary>Draws them.</summary>
    public static void Draw(FaceSketch sketch)
    {
        var (face, skin) = (sketch.Face, sketch.Look.Skin);
        var (smile, open) = (face[LipCornerPuller], face[JawDrop]);
        var corner = RestY - (0.14f * smile) + (0.12f * face[LipCornerDepressor]) + (0.03f * face[LipStretcher]) + (0.03f * open);
        var half = 0.3f + (0.12f * smile) + (0.1f * face[LipStretcher]) - (0.02f * face[LipPressor]) - (0.09f * open * (1 - smile) * (1 - face[LipStretcher]));
        var full = sketch.Look.LipFullness * (1 - (0.65f * face[LipPressor])) * (1 - (0.25f * smile));
        var middle = RestY - (0.03f * face[ChinRaiser]) + (0.045f * smile);
        // A raised upper lip bares some teeth even over a shut jaw.
        var top = middle - (0.1f * face[UpperLipRaiser]) - (0.03f * smile * open) - (0.02f * open);
        var bottom = middle + (0.4f * open) + (0.04f * face[UpperLipRaiser]);
        var bow = top - (0.055f * full);
        var outer = Outlines.Curve(false, sketch.Front(
            (-half, corner), (-0.5f * half, Between(corner, bow, 0.72f)), (-0.08f, bow), (0, top - (0.035f * full)), (0.08f, bow),
            (0.5f * half, Between(corner, bow, 0.72f)), (half, corner)));
        sketch.Fill([.. outer, .. Lip(sketch, -half, corner, bottom + (0.1f * full))[1..^1]], skin.Toward(FaceSketch.Red, 0.5f).Darker(0.1f));
        var (upper, lower) = (Lip(sketch, half, corner, top), Lip(sketch, -half, corner, bottom));
        if (bottom - top > 0.015f) Inside(sketch, upper, lower, half, bottom, bottom - top);
        sketch.Line(upper, 0.035f, 0.03f, skin.Darker(0.7f), 0.9f);
        if (sketch.Look.Moustache || sketch.Look.Beard) Moustache(sketch, half, corner, bow);
    }

    // From one corner to the other, from left to right where `half` is positive.
    private static Vector2[] Lip(FaceSketch sketch, float half, float corner, float middle) => Outlines.Curve(false, sketch.Front(
        (-half, corner), (-0.5f * half, Between(corner, middle, 0.75f)), (0, middle), (0.5f * half, Between(corner, middle, 0.75f)), (half, corner)));

    private static void Inside(FaceSketch sketch, Vector2[] upper, Vector2[] lower, float half, float bottom, float gap)
    {
        sketch.Fill([.. upper, .. lower[1..^1]], FaceSketch.Dark);
        var teeth = sketch.Pose.Pixels(Math.Min(gap * 0.55f, 0.1f + (0.05f * sketch.Face[UpperLipRaiser])));
        var edge = Array.ConvertAll(upper, point => new Vector2(point.X, Math.Min(point.Y + teeth, Outlines.HeightAt(lower, point.X))));
        sketch.Fill([.. upper, .. edge.Reverse()], FaceSketch.White, 0.95f);
        if (gap > 0.2f) sketch.Ellipse(sketch.Pose.Front(0, bottom - 0.06f), half * 0.45f, 0.055f, FaceSketch.Red, 0.8f);
    }

    private static void Moustache(FaceSketch sketch, float half, float corner, float bow) => sketch.Curve(sketch.Front(
        (-half - 0.04f, corner - 0.02f), (-0.16f, bow - 0.07f), (0, bow - 0.05f), (0.16f, bow - 0.07f), (half + 0.04f, corner - 0.02f)),
        0.13f, 0.03f, sketch.Look.Hair);

    private static float Between(float from, float to, float share) => from + ((to - from) * share);
}
