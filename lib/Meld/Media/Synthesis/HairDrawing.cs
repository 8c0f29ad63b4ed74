namespace Meld.Media.Synthesis;

/// <summary>Draws the hair, or the cap on it. All of it leaves the forehead free: brows must be seen.</summary>
internal static class HairDrawing
{
    private const int Curls = 11;

    /// <summary>Draws what lies behind the head.</summary>
    public static void Behind(FaceSketch sketch)
    {
        var (w, h, shade) = (sketch.Look.Width, sketch.Look.Length, sketch.Look.Hair.Darker(0.15f));
        switch (sketch.Look.Style)
        {
            case HairStyle.Long:
                sketch.Fill(sketch.Mirrored((0, -1.42f * h), (1.05f * w, -0.9f * h), (1.2f * w, 0.3f), (1.15f * w, 1.5f), (0, 1.6f)), shade);
                break;
            case HairStyle.Bob:
                sketch.Fill(sketch.Mirrored((0, -1.42f * h), (1.06f * w, -0.85f * h), (1.22f * w, 0.2f), (1.05f * w, 0.85f), (0, 0.9f)), shade);
                break;
            case HairStyle.Bun:
                sketch.Ellipse(sketch.Pose.Flat(0.1f, -1.42f * h), 0.38f, 0.32f, shade);
                break;
            case HairStyle.Plaits:
                Plaits(sketch);
                break;
            case HairStyle.Curly:
                CurlsAround(sketch);
                break;
        }
    }

    /// <summary>Draws what lies over the head.</summary>
    public static void InFront(FaceSketch sketch)
    {
        var (w, h, hair) = (sketch.Look.Width, sketch.Look.Length, sketch.Look.Hair);
        switch (sketch.Look.Style)
        {
            case HairStyle.Bald:
                break;
            case HairStyle.Fringe:
                Fringe(sketch);
                break;
            case HairStyle.Cap:
                Cap(sketch);
                break;
            case HairStyle.Parted:
                sketch.Fill(Outlines.Curve(true, sketch.Flat(
                    (-0.45f * w, -1.36f * h), (0.5f * w, -1.32f * h), (1.05f * w, -0.7f * h), (1.02f * w, -0.25f), (0.9f * w, -0.55f * h),
                    (0.3f * w, -0.82f * h), (-0.5f * w, -1.02f * h), (-0.88f * w, -0.55f * h), (-1.02f * w, -0.25f), (-1.04f * w, -0.75f * h))), hair);
                break;
            default:
                sketch.Fill(sketch.Mirrored(
                    (0, -1.4f * h), (0.62f * w, -1.24f * h), (1.05f * w, -0.66f * h), (1.03f * w, -0.15f), (0.88f * w, -0.58f * h), (0.4f * w, -0.9f * h),
                    (0, -0.96f * h)), hair);
                break;
        }
    }

    private static void Fringe(FaceSketch sketch)
    {
        var h = sketch.Look.Length;
        foreach (var side in FaceSketch.Sides)
        {
            var x = side * sketch.Look.Width;
            var tuft = sketch.Flat((0.78f * x, -0.95f * h), (1.04f * x, -0.6f * h), (1.08f * x, 0), (0.93f * x, 0), (0.86f * x, -0.5f * h));
            sketch.Fill(Outlines.Curve(true, tuft), sketch.Look.Hair);
        }
    }

    private static void Plaits(FaceSketch sketch)
    {
        foreach (var side in FaceSketch.Sides)
        {
            var x = side * sketch.Look.Width;
            sketch.Curve(sketch.Flat((0.95f * x, -0.1f), (1.25f * x, 0.5f), (1.15f * x, 1.25f)), 0.3f, 0.16f, sketch.Look.Hair);
        }
    }

    private static void CurlsAround(FaceSketch sketch)
    {
        var (w, h) = (sketch.Look.Width, sketch.Look.Length);
        for (var i = 0; i < Curls; i++)
        {
            var (sine, cosine) = MathF.SinCos(MathF.PI * (0.98f + (1.04f * i / (Curls - 1))));
            sketch.Ellipse(sketch.Pose.Flat(1.02f * w * cosine, (-0.25f * h) + (1.08f * h * sine)), 0.31f, 0.3f, sketch.Look.Hair);
        }
    }

    private static void Cap(FaceSketch sketch)
    {
        var (w, h, color) = (sketch.Look.Width, sketch.Look.Length, sketch.Look.Cap);
        sketch.Fill(sketch.Mirrored((0, -1.5f * h), (0.8f * w, -1.3f * h), (1.03f * w, -0.72f * h), (0.5f * w, -0.86f * h), (0, -0.9f * h)), color);
        var rim = Outlines.Curve(false, sketch.Pose.Flat(-1.02f * w, -0.72f * h), sketch.Pose.Front(0, -0.93f * h), sketch.Pose.Flat(1.02f * w, -0.72f * h));
        sketch.Line(rim, 0.13f, 0.1f, color.Darker(0.3f));
    }
}
