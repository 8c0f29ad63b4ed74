using System.Numerics;
using static Meld.Media.Synthesis.ActionUnit;

namespace Meld.Media.Synthesis;

/// <summary>Draws a speaker's face with any expression, in front of the speaker's own wall.</summary>
internal sealed class FacePainter
{
    private readonly SpeakerLook look;
    private readonly Canvas wall;
    private readonly Canvas canvas;

    /// <param name="look">Whose face.</param>
    /// <param name="height">Rows of a picture.</param>
    /// <param name="width">Columns of a picture.</param>
    public FacePainter(SpeakerLook look, int height, int width)
    {
        (this.look, wall, canvas) = (look, new Canvas(height, width), new Canvas(height, width));
        // Lit from the upper left; a darker skirting tells the room from a plain colour.
        wall.Paint((row, column) => look.Background.Darker((0.16f * row / height) + (0.14f * column / width)));
        wall.Fill([new(0, height * 0.86f), new(width, height * 0.86f), new(width, height), new(0, height)], look.Background.Darker(0.42f));
    }

    /// <summary>Pixels of a face's unit, half its usual width, when the head is neither near nor far.</summary>
    private float Unit => canvas.Height * 0.262f;

    /// <summary>Draws one picture.</summary>
    /// <param name="face">What the face does, the speaker's own resting face included.</param>
    /// <param name="sway">By how many units the head is moved, right and down.</param>
    /// <param name="planes">Takes the picture, <c>[3, height, width]</c>.</param>
    public void Paint(Expression face, Vector2 sway, Span<byte> planes)
    {
        canvas.CopyFrom(wall);
        var sketch = new FaceSketch(canvas, look, face, Pose(face, sway));
        HairDrawing.Behind(sketch);
        Body(sketch);
        HeadDrawing.Draw(sketch);
        EyeDrawing.Draw(sketch);
        MouthDrawing.Draw(sketch);
        HairDrawing.InFront(sketch);
        if (look.Glasses) Spectacles(sketch);
        canvas.CopyTo(planes);
    }

    private FacePose Pose(Expression face, Vector2 sway)
    {
        var unit = Unit * (1 + (0.07f * face[HeadForward]));
        var moved = sway + new Vector2(0.05f * face[HeadTurn], 0.06f * face[HeadDown]);
        var center = new Vector2(canvas.Width / 2f, canvas.Height * 0.48f) + (Unit * moved);
        return new FacePose(center, unit, 0.14f * face[HeadTilt], 0.3f * face[HeadTurn], 0.2f * face[HeadDown]);
    }

    // A body stays when its head leans, but for the neck.
    private void Body(FaceSketch sketch)
    {
        var (foot, neck) = (canvas.Height + 4f, sketch.Pose.Flat(0, 1.1f));
        var size = Unit * look.Stature;
        var top = neck.Y + (0.42f * size);
        sketch.Fill(Outlines.Curve(true, At(-2.1f, foot), At(-1.75f, top + (0.28f * size)), At(-0.6f, top - (0.1f * size)),
            At(0.6f, top - (0.1f * size)), At(1.75f, top + (0.28f * size)), At(2.1f, foot)), look.Clothes);
        sketch.Fill(Outlines.Curve(true, sketch.Pose.Flat(-0.42f, 0.7f), At(-0.42f, top - (0.1f * size)), At(0, top + (0.2f * size)),
            At(0.42f, top - (0.1f * size)), sketch.Pose.Flat(0.42f, 0.7f)), look.Skin.Darker(0.17f));

        Vector2 At(float x, float y) => new(neck.X + (x * size), y);
    }

    private static void Spectacles(FaceSketch sketch)
    {
        const float wire = 0.035f;
        foreach (var side in FaceSketch.Sides)
        {
            var lens = Outlines.Ellipse(sketch.Pose.Front(side * 0.42f, -0.07f), sketch.Pose.Pixels(0.3f), sketch.Pose.Pixels(0.25f));
            sketch.Line([.. lens, lens[0]], wire, wire, FaceSketch.Dark);
            sketch.Line([sketch.Pose.Front(side * 0.72f, -0.1f), sketch.Pose.Flat(side * 0.98f * sketch.Look.Width, -0.08f)], wire, wire, FaceSketch.Dark);
        }
        sketch.Curve(sketch.Front((-0.12f, -0.1f), (0, -0.15f), (0.12f, -0.1f)), wire, wire, FaceSketch.Dark);
    }
}
