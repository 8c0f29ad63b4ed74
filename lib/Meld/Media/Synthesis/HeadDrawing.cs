using static Meld.Media.Synthesis.ActionUnit;

namespace Meld.Media.Synthesis;

/// <summary>Draws the head itself, its cheeks and nose, and the folds that come and go with the muscles under them.</summary>
internal static class HeadDrawing
{
    /// <summary>Draws them, eyes and mouth left out.</summary>
    public static void Draw(FaceSketch sketch)
    {
        Skull(sketch);
        Cheeks(sketch);
        UpperFolds(sketch);
        LowerFolds(sketch);
        Nose(sketch);
    }

    // What lies between the temples and the chin goes down with the jaw.
    private static void Skull(FaceSketch sketch)
    {
        var look = sketch.Look;
        var (w, h, jaw, drop) = (look.Width, look.Length, look.Jaw, 0.2f * sketch.Face[JawDrop]);
        foreach (var side in FaceSketch.Sides)
        {
            sketch.Ellipse(sketch.Pose.Flat((side * 0.99f * w) - (0.1f * sketch.Face[HeadTurn]), 0.02f), 0.14f, 0.23f, look.Skin.Darker(0.1f));
        }
        sketch.Fill(sketch.Mirrored(
            (0, -1.26f * h), (0.58f * w, -1.1f * h), (0.93f * w, -0.62f * h), (0.98f * w, 0), (0.88f * w, (0.55f * h) + (0.4f * drop)),
            (0.52f * w * jaw, (1.02f * h) + drop), (0, (1.2f * h) + drop)), look.Skin);
        if (!look.Beard) return;
        sketch.Fill(sketch.Mirrored(
            (0, 0.6f * h), (0.5f * w, 0.42f * h), (0.95f * w, 0.05f * h), (0.91f * w, (0.55f * h) + (0.4f * drop)),
            (0.58f * w * jaw, (1.1f * h) + drop), (0, (1.34f * h) + drop)), look.Hair);
    }

    private static void Cheeks(FaceSketch sketch)
    {
        var raised = sketch.Face[CheekRaiser];
        foreach (var side in FaceSketch.Sides)
        {
            var flushed = sketch.Look.Skin.Toward(FaceSketch.Red, 0.6f);
            sketch.Ellipse(sketch.Pose.Front(side * 0.58f, 0.3f - (0.07f * raised)), 0.23f, 0.16f, flushed, 0.1f + (0.22f * raised));
        }
    }

    private static void UpperFolds(FaceSketch sketch)
    {
        var (face, look) = (sketch.Face, sketch.Look);
        var forehead = (0.4f * Math.Min(face[InnerBrowRaiser], 0.4f + face[OuterBrowRaiser])) + (0.15f * look.Age);
        foreach (var height in (ReadOnlySpan<float>)[-0.72f, -0.84f])
        {
            var y = height * look.Length;
            Fold(sketch, forehead, 0.03f, (-0.42f, y), (0, y - (0.04f * face[InnerBrowRaiser])), (0.42f, y));
        }
        foreach (var side in FaceSketch.Sides)
        {
            Fold(sketch, 0.7f * face[BrowLowerer], 0.035f, (side * 0.07f, -0.5f), (side * 0.05f, -0.3f));
            var crow = (0.6f * face[CheekRaiser]) + (0.3f * look.Age);
            Fold(sketch, crow, 0.03f, (side * 0.74f, -0.16f), (side * 0.84f, -0.24f));
            Fold(sketch, crow, 0.03f, (side * 0.74f, -0.09f), (side * 0.85f, -0.06f));
        }
    }

    private static void LowerFolds(FaceSketch sketch)
    {
        var (face, look) = (sketch.Face, sketch.Look);
        foreach (var side in FaceSketch.Sides)
        {
            Fold(sketch, 0.75f * face[NoseWrinkler], 0.035f, (side * 0.17f, -0.1f), (side * 0.1f, 0.02f));
            Fold(sketch, 0.6f * face[NoseWrinkler], 0.03f, (side * 0.2f, 0), (side * 0.12f, 0.1f));
            var fromNose = Math.Min(0.7f, (0.6f * face[LipCornerPuller]) + (0.7f * face[UpperLipRaiser]) + (0.35f * look.Age));
            Fold(sketch, fromNose, 0.035f, (side * 0.25f, 0.3f), (side * 0.42f, 0.5f), (side * (0.46f + (0.06f * face[LipCornerPuller])), 0.72f));
        }
        Fold(sketch, 0.5f * face[ChinRaiser], 0.04f, (-0.14f, 0.93f), (0, 0.9f), (0.14f, 0.93f));
    }

    private static void Fold(FaceSketch sketch, float depth, float thickness, params ReadOnlySpan<(float X, float Y)> points)
    {
        if (depth > 0.03f) sketch.Curve(sketch.Front(points), thickness, 0.01f, sketch.Look.Skin.Darker(0.55f), Math.Min(1, depth));
    }

    private static void Nose(FaceSketch sketch)
    {
        var wrinkle = sketch.Face[NoseWrinkler];
        var tip = (0.32f * sketch.Look.NoseLength) - (0.07f * wrinkle);
        var ridge = sketch.Front((0.06f, -0.12f), (0.13f, tip - 0.12f), (0.15f, tip), (0, tip + 0.04f), (-0.14f, tip));
        sketch.Curve(ridge, 0.04f, 0.015f, sketch.Look.Skin.Darker(0.38f), 0.9f);
        foreach (var side in FaceSketch.Sides)
        {
            var wing = sketch.Pose.Front(side * (0.1f + (0.02f * wrinkle)), tip + 0.015f - (0.03f * wrinkle));
            sketch.Ellipse(wing, 0.035f, 0.02f + (0.012f * wrinkle), sketch.Look.Skin.Darker(0.65f));
        }
    }
}
