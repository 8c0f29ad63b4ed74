using System.Numerics;
using static Meld.Media.Synthesis.ActionUnit;

namespace Meld.Media.Synthesis;

/// <summary>Draws a speaker's face with any expression, in front of the speaker's own wall.</summary>
internal sealed class FacePainter
{
    private static readonly Rgb White = Rgb.Of(0xF4F1EC);
    private static readonly Rgb Dark = Rgb.Of(0x2A1A18);
    private static readonly Rgb Red = Rgb.Of(0xB0453F);

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
    /// <param name="expression">What the face does, the speaker's own resting face included.</param>
    /// <param name="sway">By how many units the head is moved, right and down.</param>
    /// <param name="planes">Takes the picture, <c>[3, height, width]</c>.</param>
    public void Paint(Expression expression, Vector2 sway, Span<byte> planes)
    {
        var pose = Pose(expression, sway);
        canvas.CopyFrom(wall);
        HairBehind(pose);
        Body(pose);
        Head(expression, pose);
        Brows(expression, pose);
        Eye(expression, pose, -1);
        Eye(expression, pose, 1);
        Nose(expression, pose);
        Mouth(expression, pose);
        HairInFront(pose);
        if (look.Glasses) Spectacles(pose);
        canvas.CopyTo(planes);
    }

    private FacePose Pose(Expression face, Vector2 sway)
    {
        var unit = Unit * (1 + (0.07f * face[HeadForward]));
        var center = new Vector2(canvas.Width / 2f, canvas.Height * 0.47f) + (Unit * (sway + new Vector2(0.05f * face[HeadTurn], 0.06f * face[HeadDown])));
        return new FacePose(center, unit, 0.14f * face[HeadTilt], 0.3f * face[HeadTurn], 0.2f * face[HeadDown]);
    }

    private void Body(FacePose pose)
    {
        var (foot, neck) = (canvas.Height + 4f, pose.Flat(0, 1.1f));
        var width = Unit * (look.EyeSize > 1.2f ? 0.85f : 1);
        var shoulders = neck.Y + (0.62f * width);
        canvas.Fill(
            Outlines.Curve(true, new(neck.X - (2.1f * width), foot), new(neck.X - (1.75f * width), shoulders + (0.28f * width)), new(neck.X - (0.6f * width), shoulders - (0.1f * width)),
                new(neck.X + (0.6f * width), shoulders - (0.1f * width)), new(neck.X + (1.75f * width), shoulders + (0.28f * width)), new(neck.X + (2.1f * width), foot)),
            look.Clothes);
        canvas.Fill(
            Outlines.Curve(true, pose.Flat(-0.42f, 0.7f), new(neck.X - (0.42f * width), shoulders - (0.1f * width)), new(neck.X, shoulders + (0.2f * width)),
                new(neck.X + (0.42f * width), shoulders - (0.1f * width)), pose.Flat(0.42f, 0.7f)),
            look.Skin.Darker(0.17f));
    }

    // What lies between the temples and the chin goes down with the jaw.
    private void Head(Expression face, FacePose pose)
    {
        var (w, h, jaw, drop) = (look.Width, look.Length, look.Jaw, 0.2f * face[JawDrop]);
        foreach (var side in (ReadOnlySpan<float>)[-1, 1])
        {
            canvas.Fill(Outlines.Ellipse(pose.Flat((side * 0.99f * w) - (0.1f * face[HeadTurn]), 0.02f), pose.Pixels(0.14f), pose.Pixels(0.23f)), look.Skin.Darker(0.1f));
        }
        var outline = Mirrored((0, -1.26f * h), (0.58f * w, -1.1f * h), (0.93f * w, -0.62f * h), (0.98f * w, 0), (0.88f * w, (0.55f * h) + (0.4f * drop)),
            (0.52f * w * jaw, (1.02f * h) + drop), (0, (1.2f * h) + drop));
        canvas.Fill(outline, look.Skin);
        if (look.Beard)
        {
            canvas.Fill(Mirrored((0, 0.6f * h), (0.5f * w, 0.42f * h), (0.95f * w, 0.05f * h), (0.91f * w, (0.55f * h) + (0.4f * drop)), (0.58f * w * jaw, (1.1f * h) + drop), (0, (1.34f * h) + drop)), look.Hair);
        }
        var blush = 0.10f + (0.22f * face[CheekRaiser]);
        foreach (var side in (ReadOnlySpan<float>)[-1, 1])
        {
            canvas.Fill(Outlines.Ellipse(pose.Front(side * 0.58f, 0.3f - (0.07f * face[CheekRaiser])), pose.Pixels(0.23f), pose.Pixels(0.16f)), look.Skin.Toward(Red, 0.6f), blush);
        }
        Folds(face, pose);

        Vector2[] Mirrored(params (float X, float Y)[] right) =>
            Outlines.Curve(true, [.. right.Select(point => pose.Flat(point.X, point.Y)), .. right[1..^1].Reverse().Select(point => pose.Flat(-point.X, point.Y))]);
    }

    // Lines that come and go with the muscles under them; age leaves some for good.
    private void Folds(Expression face, FacePose pose)
    {
        var forehead = (0.8f * Math.Min(face[InnerBrowRaiser], 0.4f + face[OuterBrowRaiser])) + (0.3f * look.Age);
        foreach (var height in (ReadOnlySpan<float>)[-0.72f, -0.84f])
        {
            var y = height * look.Length;
            Line(forehead * 0.5f, 0.03f, pose.Front(-0.42f, y), pose.Front(0, y - (0.04f * face[InnerBrowRaiser])), pose.Front(0.42f, y));
        }
        foreach (var side in (ReadOnlySpan<float>)[-1, 1])
        {
            Line(0.7f * face[BrowLowerer], 0.035f, pose.Front(side * 0.07f, -0.5f), pose.Front(side * 0.05f, -0.3f));
            Line(0.75f * face[NoseWrinkler], 0.035f, pose.Front(side * 0.17f, -0.1f), pose.Front(side * 0.1f, 0.02f));
            Line(0.6f * face[NoseWrinkler], 0.03f, pose.Front(side * 0.2f, 0.0f), pose.Front(side * 0.12f, 0.1f));
            var fold = (0.6f * face[LipCornerPuller]) + (0.7f * face[UpperLipRaiser]) + (0.35f * look.Age);
            Line(Math.Min(0.7f, fold), 0.035f, pose.Front(side * 0.25f, 0.3f), pose.Front(side * 0.42f, 0.5f), pose.Front(side * (0.46f + (0.06f * face[LipCornerPuller])), 0.72f));
            Line((0.6f * face[CheekRaiser]) + (0.3f * look.Age), 0.03f, pose.Front(side * 0.74f, -0.16f), pose.Front(side * 0.84f, -0.24f));
            Line((0.6f * face[CheekRaiser]) + (0.3f * look.Age), 0.03f, pose.Front(side * 0.74f, -0.09f), pose.Front(side * 0.85f, -0.06f));
        }
        Line(0.5f * face[ChinRaiser], 0.04f, pose.Front(-0.14f, 0.93f), pose.Front(0, 0.9f), pose.Front(0.14f, 0.93f));

        void Line(float opacity, float thickness, params ReadOnlySpan<Vector2> points)
        {
            if (opacity > 0.03f) canvas.Fill(Outlines.Stroke(Outlines.Curve(false, points), pose.Pixels(thickness), pose.Pixels(0.01f)), look.Skin.Darker(0.55f), Math.Min(1, opacity));
        }
    }

    private void Brows(Expression face, FacePose pose)
    {
        var (inner, outer, low) = (face[InnerBrowRaiser], face[OuterBrowRaiser], face[BrowLowerer] + (0.35f * face[NoseWrinkler]));
        // Where the brows are raised and lowered at once, as in fear, they go straight and together rather than down.
        var down = low * (1 - (0.6f * inner));
        foreach (var side in (ReadOnlySpan<float>)[-1, 1])
        {
            var line = Outlines.Curve(false,
                pose.Front(side * (0.19f - (0.07f * low)), -0.36f - (0.2f * inner) + (0.17f * down)),
                pose.Front(side * (0.42f - (0.03f * low)), -0.45f - (0.09f * inner) - (0.15f * outer) + (0.1f * down)),
                pose.Front(side * 0.67f, -0.36f - (0.17f * outer) + (0.02f * inner) - (0.02f * down)));
            canvas.Fill(Outlines.Stroke(line, pose.Pixels(0.095f * look.BrowThickness), pose.Pixels(0.035f)), look.Hair.Darker(look.Age > 0.55f ? 0.12f : 0.3f));
        }
    }

    private void Eye(Expression face, FacePose pose, float side)
    {
        var (x, y, width) = (side * 0.42f, -0.1f, 0.2f * look.EyeSize);
        var shut = Math.Clamp(face[EyesClosed], 0, 1);
        var up = look.EyeSize * (0.1f + (0.075f * face[UpperLidRaiser]) - (0.045f * face[LidTightener])) * (1 - shut);
        var down = look.EyeSize * ((0.075f + (0.03f * face[UpperLidRaiser]) - (0.035f * face[LidTightener]) - (0.065f * face[CheekRaiser]) - (0.02f * face[NoseWrinkler])) * (1 - shut));
        var (left, right) = (pose.Front(x - width, y + 0.01f), pose.Front(x + width, y + 0.01f));
        var (top, bottom) = (pose.Front(x, y - up), pose.Front(x, y + down + (0.05f * shut)));
        Vector2[] upper = Outlines.Curve(false, left, Vector2.Lerp(left, top, 0.55f) + (0.3f * (top - pose.Front(x, y))), top, Vector2.Lerp(right, top, 0.55f) + (0.3f * (top - pose.Front(x, y))), right);
        Vector2[] lower = Outlines.Curve(false, right, bottom, left);
        if (shut < 0.8f)
        {
            Vector2[] opening = [.. upper, .. lower[1..^1]];
            canvas.Fill(opening, White);
            Iris(pose, x + (0.07f * face[EyesAside]), y + 0.01f + (0.055f * face[EyesDown]), upper, lower);
        }
        canvas.Fill(Outlines.Stroke(upper, pose.Pixels(0.05f), pose.Pixels(0.02f)), Dark);
        canvas.Fill(Outlines.Stroke(lower, pose.Pixels(0.018f), pose.Pixels(0.01f)), look.Skin.Darker(0.5f));
        // The pouch that a raised cheek pushes up, or that age leaves.
        var pouch = Math.Max(face[CheekRaiser], 0.5f * look.Age);
        if (pouch > 0.1f)
        {
            var line = Outlines.Curve(false, pose.Front(x - (0.8f * width), y + 0.13f), pose.Front(x, y + 0.2f - (0.05f * face[CheekRaiser])), pose.Front(x + (0.8f * width), y + 0.13f));
            canvas.Fill(Outlines.Stroke(line, pose.Pixels(0.03f), pose.Pixels(0.01f)), look.Skin.Darker(0.4f), 0.6f * pouch);
        }
    }

    // An iris that the lids cut: an ellipse no higher than the lids and no lower.
    private void Iris(FacePose pose, float x, float y, Vector2[] upper, Vector2[] lower)
    {
        var (center, radius) = (pose.Front(x, y), pose.Pixels(0.1f * look.EyeSize));
        canvas.Fill(Cut(Outlines.Ellipse(center, radius, radius)), look.Eyes);
        canvas.Fill(Cut(Outlines.Ellipse(center, radius * 0.52f, radius * 0.52f)), Dark);
        canvas.Fill(Cut(Outlines.Ellipse(center + (radius * new Vector2(-0.35f, -0.35f)), radius * 0.2f, radius * 0.2f)), White);

        Vector2[] Cut(Vector2[] outline) => [.. outline.Select(point => new Vector2(point.X, Math.Clamp(point.Y, LidAt(upper, point.X, center.Y), LidAt(lower, point.X, center.Y)))).ToArray()];
    }

    private static float LidAt(Vector2[] lid, float x, float otherwise)
    {
        for (var i = 1; i < lid.Length; i++)
        {
            var (from, to) = (lid[i - 1], lid[i]);
            if ((x - from.X) * (x - to.X) <= 0 && from.X != to.X) return from.Y + ((to.Y - from.Y) * (x - from.X) / (to.X - from.X));
        }
        return otherwise;
    }

    private void Nose(Expression face, FacePose pose)
    {
        var tip = (0.32f * look.NoseLength) - (0.07f * face[NoseWrinkler]);
        var line = Outlines.Curve(false, pose.Front(0.06f, -0.12f), pose.Front(0.13f, tip - 0.12f), pose.Front(0.15f, tip), pose.Front(0, tip + 0.04f), pose.Front(-0.14f, tip));
        canvas.Fill(Outlines.Stroke(line, pose.Pixels(0.04f), pose.Pixels(0.015f)), look.Skin.Darker(0.38f), 0.9f);
        foreach (var side in (ReadOnlySpan<float>)[-1, 1])
        {
            var wing = pose.Front(side * (0.1f + (0.02f * face[NoseWrinkler])), tip + 0.015f - (0.03f * face[NoseWrinkler]));
            canvas.Fill(Outlines.Ellipse(wing, pose.Pixels(0.035f), pose.Pixels(0.02f + (0.012f * face[NoseWrinkler]))), look.Skin.Darker(0.65f));
        }
    }

    private void Mouth(Expression face, FacePose pose)
    {
        var (smile, sulk, wide, press, open) = (face[LipCornerPuller], face[LipCornerDepressor], face[LipStretcher], face[LipPressor], face[JawDrop]);
        var half = 0.3f + (0.12f * smile) + (0.1f * wide) - (0.02f * press) - (0.09f * open * (1 - smile) * (1 - wide));
        var (middle, corner) = (0.64f - (0.03f * face[ChinRaiser]), 0.64f - (0.14f * smile) + (0.12f * sulk) + (0.03f * wide) + (0.03f * open));
        var raised = (0.1f * face[UpperLipRaiser]) + (0.03f * smile * open) + (0.02f * open);
        var full = look.LipFullness * (1 - (0.65f * press)) * (1 - (0.25f * smile));
        // A raised upper lip bares some teeth even over a shut jaw.
        var (lipTop, lipBottom) = (middle - raised + (0.045f * smile), middle + (0.4f * open) + (0.045f * smile) + (0.04f * face[UpperLipRaiser]));
        var (left, right) = (pose.Front(-half, corner), pose.Front(half, corner));
        var (bow, bowIn) = (lipTop - (0.055f * full), lipTop - (0.035f * full));
        Vector2[] upperOut = Outlines.Curve(false, left, pose.Front(-0.5f * half, Between(corner, bow, 0.72f)), pose.Front(-0.08f, bow), pose.Front(0, bowIn), pose.Front(0.08f, bow), pose.Front(0.5f * half, Between(corner, bow, 0.72f)), right);
        Vector2[] lowerOut = Outlines.Curve(false, right, pose.Front(0.55f * half, Between(corner, lipBottom + (0.1f * full), 0.75f)), pose.Front(0, lipBottom + (0.1f * full)), pose.Front(-0.55f * half, Between(corner, lipBottom + (0.1f * full), 0.75f)), left);
        Vector2[] upperIn = Outlines.Curve(false, left, pose.Front(-0.5f * half, Between(corner, lipTop, 0.75f)), pose.Front(0, lipTop), pose.Front(0.5f * half, Between(corner, lipTop, 0.75f)), right);
        Vector2[] lowerIn = Outlines.Curve(false, right, pose.Front(0.5f * half, Between(corner, lipBottom, 0.75f)), pose.Front(0, lipBottom), pose.Front(-0.5f * half, Between(corner, lipBottom, 0.75f)), left);
        canvas.Fill([.. upperOut, .. lowerOut[1..^1]], look.Skin.Toward(Red, 0.5f).Darker(0.1f));
        var gap = lipBottom - lipTop;
        if (gap > 0.015f)
        {
            canvas.Fill([.. upperIn, .. lowerIn[1..^1]], Dark);
            var teeth = Math.Min(gap * 0.55f, 0.1f + (0.05f * face[UpperLipRaiser]));
            Vector2[] edge = [.. upperIn.Select(point => new Vector2(point.X, Math.Min(point.Y + pose.Pixels(teeth), LidAt(lowerIn, point.X, point.Y)))).Reverse()];
            canvas.Fill([.. upperIn, .. edge], White, 0.95f);
            if (gap > 0.2f) canvas.Fill(Outlines.Ellipse(pose.Front(0, lipBottom - 0.06f), pose.Pixels(half * 0.45f), pose.Pixels(0.055f)), Red, 0.8f);
        }
        canvas.Fill(Outlines.Stroke(upperIn, pose.Pixels(0.035f), pose.Pixels(0.03f)), look.Skin.Darker(0.7f), 0.9f);
        if (look.Moustache || look.Beard)
        {
            canvas.Fill(Outlines.Stroke(Outlines.Curve(false, pose.Front(-half - 0.04f, corner - 0.02f), pose.Front(-0.16f, bow - 0.07f), pose.Front(0, bow - 0.05f), pose.Front(0.16f, bow - 0.07f), pose.Front(half + 0.04f, corner - 0.02f)), pose.Pixels(0.13f), pose.Pixels(0.03f)), look.Hair);
        }
    }

    private static float Between(float from, float to, float share) => from + ((to - from) * share);

    private void HairBehind(FacePose pose)
    {
        var (w, h) = (look.Width, look.Length);
        switch (look.Style)
        {
            case HairStyle.Long:
                canvas.Fill(Outlines.Curve(true, pose.Flat(0, -1.42f * h), pose.Flat(1.05f * w, -0.9f * h), pose.Flat(1.2f * w, 0.3f), pose.Flat(1.15f * w, 1.5f), pose.Flat(-1.15f * w, 1.5f), pose.Flat(-1.2f * w, 0.3f), pose.Flat(-1.05f * w, -0.9f * h)), look.Hair.Darker(0.15f));
                break;
            case HairStyle.Bob:
                canvas.Fill(Outlines.Curve(true, pose.Flat(0, -1.42f * h), pose.Flat(1.06f * w, -0.85f * h), pose.Flat(1.22f * w, 0.2f), pose.Flat(1.05f * w, 0.85f), pose.Flat(-1.05f * w, 0.85f), pose.Flat(-1.22f * w, 0.2f), pose.Flat(-1.06f * w, -0.85f * h)), look.Hair.Darker(0.15f));
                break;
            case HairStyle.Bun:
                canvas.Fill(Outlines.Ellipse(pose.Flat(0.1f, -1.45f * h), pose.Pixels(0.4f), pose.Pixels(0.34f)), look.Hair.Darker(0.12f));
                break;
            case HairStyle.Plaits:
                foreach (var side in (ReadOnlySpan<float>)[-1, 1])
                {
                    canvas.Fill(Outlines.Stroke(Outlines.Curve(false, pose.Flat(side * 0.95f * w, -0.1f), pose.Flat(side * 1.25f * w, 0.5f), pose.Flat(side * 1.15f * w, 1.25f)), pose.Pixels(0.3f), pose.Pixels(0.16f)), look.Hair);
                }
                break;
            case HairStyle.Curly:
                for (var i = 0; i < 11; i++)
                {
                    var (sine, cosine) = MathF.SinCos(MathF.PI * (0.98f + (1.04f * i / 10)));
                    canvas.Fill(Outlines.Ellipse(pose.Flat(1.02f * w * cosine, (-0.25f * h) + (1.08f * h * sine)), pose.Pixels(0.31f), pose.Pixels(0.3f)), look.Hair);
                }
                break;
        }
    }

    // Leaves the forehead free: brows must be seen.
    private void HairInFront(FacePose pose)
    {
        var (w, h) = (look.Width, look.Length);
        switch (look.Style)
        {
            case HairStyle.Bald:
                return;
            case HairStyle.Fringe:
                foreach (var side in (ReadOnlySpan<float>)[-1, 1])
                {
                    canvas.Fill(Outlines.Curve(true, pose.Flat(side * 0.78f * w, -0.95f * h), pose.Flat(side * 1.04f * w, -0.6f * h), pose.Flat(side * 1.08f * w, 0), pose.Flat(side * 0.93f * w, 0), pose.Flat(side * 0.86f * w, -0.5f * h)), look.Hair);
                }
                return;
            case HairStyle.Cap:
                canvas.Fill(Outlines.Curve(true, pose.Flat(0, -1.5f * h), pose.Flat(0.8f * w, -1.3f * h), pose.Flat(1.03f * w, -0.72f * h), pose.Flat(0.5f * w, -0.86f * h), pose.Flat(0, -0.9f * h), pose.Flat(-0.5f * w, -0.86f * h), pose.Flat(-1.03f * w, -0.72f * h), pose.Flat(-0.8f * w, -1.3f * h)), look.Cap);
                canvas.Fill(Outlines.Stroke(Outlines.Curve(false, pose.Flat(-1.02f * w, -0.72f * h), pose.Front(0, -0.93f * h), pose.Flat(1.02f * w, -0.72f * h)), pose.Pixels(0.13f), pose.Pixels(0.1f)), look.Cap.Darker(0.3f));
                return;
            case HairStyle.Parted:
                canvas.Fill(Outlines.Curve(true, pose.Flat(-0.45f * w, -1.36f * h), pose.Flat(0.5f * w, -1.32f * h), pose.Flat(1.05f * w, -0.7f * h), pose.Flat(1.02f * w, -0.25f), pose.Flat(0.9f * w, -0.55f * h), pose.Flat(0.3f * w, -0.82f * h), pose.Flat(-0.5f * w, -1.02f * h), pose.Flat(-0.88f * w, -0.55f * h), pose.Flat(-1.02f * w, -0.25f), pose.Flat(-1.04f * w, -0.75f * h)), look.Hair);
                return;
            default:
                canvas.Fill(Outlines.Curve(true, pose.Flat(0, -1.4f * h), pose.Flat(0.62f * w, -1.24f * h), pose.Flat(1.05f * w, -0.66f * h), pose.Flat(1.03f * w, -0.15f), pose.Flat(0.88f * w, -0.58f * h), pose.Flat(0.4f * w, -0.9f * h), pose.Flat(0, -0.96f * h), pose.Flat(-0.4f * w, -0.9f * h), pose.Flat(-0.88f * w, -0.58f * h), pose.Flat(-1.03f * w, -0.15f), pose.Flat(-1.05f * w, -0.66f * h), pose.Flat(-0.62f * w, -1.24f * h)), look.Hair);
                return;
        }
    }

    private void Spectacles(FacePose pose)
    {
        foreach (var side in (ReadOnlySpan<float>)[-1, 1])
        {
            var outline = Outlines.Ellipse(pose.Front(side * 0.42f, -0.07f), pose.Pixels(0.3f), pose.Pixels(0.25f));
            canvas.Fill(Outlines.Stroke([.. outline, outline[0]], pose.Pixels(0.035f), pose.Pixels(0.035f)), Dark);
            canvas.Fill(Outlines.Stroke([pose.Front(side * 0.72f, -0.1f), pose.Flat(side * 0.98f * look.Width, -0.08f)], pose.Pixels(0.035f), pose.Pixels(0.035f)), Dark);
        }
        canvas.Fill(Outlines.Stroke(Outlines.Curve(false, pose.Front(-0.12f, -0.1f), pose.Front(0, -0.15f), pose.Front(0.12f, -0.1f)), pose.Pixels(0.035f), pose.Pixels(0.035f)), Dark);
    }
}
