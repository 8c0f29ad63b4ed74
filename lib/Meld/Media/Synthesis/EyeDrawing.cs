using System.Numerics;
using static Meld.Media.Synthesis.ActionUnit;

namespace Meld.Media.Synthesis;

/// <summary>Draws the brows and the eyes.</summary>
internal static class EyeDrawing
{
    private const float EyeX = 0.42f;
    private const float EyeY = -0.1f;

    // Lids this near to one another hide what is between them.
    private const float Shut = 0.8f;

    /// <summary>Draws both brows and both eyes.</summary>
    public static void Draw(FaceSketch sketch)
    {
        foreach (var side in FaceSketch.Sides)
        {
            Brow(sketch, side);
            Eye(sketch, side * EyeX);
        }
    }

    private static void Brow(FaceSketch sketch, float side)
    {
        var (face, look) = (sketch.Face, sketch.Look);
        var (inner, outer, low) = (face[InnerBrowRaiser], face[OuterBrowRaiser], face[BrowLowerer] + (0.35f * face[NoseWrinkler]));
        // Where the brows are raised and lowered at once, as in fear, they go straight and together rather than down.
        var down = low * (1 - (0.6f * inner));
        sketch.Curve(sketch.Front(
            (side * (0.19f - (0.07f * low)), -0.36f - (0.2f * inner) + (0.17f * down)),
            (side * (EyeX - (0.03f * low)), -0.45f - (0.09f * inner) - (0.15f * outer) + (0.1f * down)),
            (side * 0.67f, -0.36f - (0.17f * outer) + (0.02f * inner) - (0.02f * down))),
            0.095f * look.BrowThickness, 0.035f, look.Hair.Darker(look.Age > 0.55f ? 0.12f : 0.3f));
    }

    private static void Eye(FaceSketch sketch, float x)
    {
        var (face, pose, skin, width) = (sketch.Face, sketch.Pose, sketch.Look.Skin, 0.2f * sketch.Look.EyeSize);
        var (upper, lower) = Lids(sketch, x, width);
        if (face[EyesClosed] < Shut)
        {
            sketch.Fill([.. upper, .. lower[1..^1]], FaceSketch.White);
            Iris(sketch, pose.Front(x + (0.07f * face[EyesAside]), EyeY + 0.01f + (0.055f * face[EyesDown])), upper, lower);
        }
        sketch.Line(upper, 0.05f, 0.02f, FaceSketch.Dark);
        sketch.Line(lower, 0.018f, 0.01f, skin.Darker(0.5f));
        // The pouch that a raised cheek pushes up, or that age leaves.
        var pouch = Math.Max(face[CheekRaiser], 0.5f * sketch.Look.Age);
        if (pouch <= 0.1f) return;
        sketch.Curve(sketch.Front((x - (0.8f * width), EyeY + 0.13f), (x, EyeY + 0.2f - (0.05f * face[CheekRaiser])), (x + (0.8f * width), EyeY + 0.13f)),
            0.03f, 0.01f, skin.Darker(0.4f), 0.6f * pouch);
    }

    // The upper lid from left to right and the lower one back.
    private static (Vector2[] Upper, Vector2[] Lower) Lids(FaceSketch sketch, float x, float width)
    {
        var (face, pose) = (sketch.Face, sketch.Pose);
        var size = sketch.Look.EyeSize * (1 - face[EyesClosed]);
        var up = size * (0.1f + (0.075f * face[UpperLidRaiser]) - (0.045f * face[LidTightener]));
        var pushed = (0.035f * face[LidTightener]) + (0.065f * face[CheekRaiser]) + (0.02f * face[NoseWrinkler]);
        var down = (size * (0.075f + (0.03f * face[UpperLidRaiser]) - pushed)) + (0.05f * face[EyesClosed]);
        var (left, right, top) = (pose.Front(x - width, EyeY + 0.01f), pose.Front(x + width, EyeY + 0.01f), pose.Front(x, EyeY - up));
        // Fuller than a curve through three points would be.
        var bulge = 0.3f * (top - pose.Front(x, EyeY));
        var upper = Outlines.Curve(false, left, Vector2.Lerp(left, top, 0.55f) + bulge, top, Vector2.Lerp(right, top, 0.55f) + bulge, right);
        return (upper, Outlines.Curve(false, right, pose.Front(x, EyeY + down), left));
    }

    private static void Iris(FaceSketch sketch, Vector2 center, Vector2[] upper, Vector2[] lower)
    {
        var radius = sketch.Pose.Pixels(0.1f * sketch.Look.EyeSize);
        sketch.Fill(Between(Outlines.Ellipse(center, radius, radius)), sketch.Look.Eyes);
        sketch.Fill(Between(Outlines.Ellipse(center, radius * 0.52f, radius * 0.52f)), FaceSketch.Dark);
        sketch.Fill(Between(Outlines.Ellipse(center + (radius * new Vector2(-0.35f, -0.35f)), radius * 0.2f, radius * 0.2f)), FaceSketch.White);

        Vector2[] Between(Vector2[] outline) => Array.ConvertAll(
            outline, point => point with { Y = Math.Max(Outlines.HeightAt(upper, point.X), Math.Min(Outlines.HeightAt(lower, point.X), point.Y)) });
    }
}
