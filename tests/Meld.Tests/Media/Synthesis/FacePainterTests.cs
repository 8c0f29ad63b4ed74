using System.Numerics;
using System.Security.Cryptography;
using Meld.Media.Synthesis;
using static Meld.Media.Synthesis.ActionUnit;

namespace Meld.Tests.Media.Synthesis;

/// <summary>What the action units do to the picture. Faces are in the middle; the mouth begins at about row 105, the brows lie about row 68.</summary>
public sealed class FacePainterTests
{
    private const int Height = 180;
    private const int Width = 320;

    private static readonly Range BrowRows = 52..78;
    private static readonly Range EyeRows = 76..92;
    private static readonly Range MouthRows = 102..136;
    private static readonly byte[] Rest = Paint("Maren", Expression.Rest);

    [Fact]
    public void Paint_Twice_IsTheSamePicture()
    {
        var painter = new FacePainter(Cast.Of("Maren").Look, Height, Width);
        var (first, second) = (new byte[3 * Height * Width], new byte[3 * Height * Width]);
        painter.Paint(Expressions.Of("fear", "negative"), default, first);
        painter.Paint(Expression.Rest, default, second);
        painter.Paint(Expressions.Of("fear", "negative"), default, second);

        Assert.Equal(first, second);
        Assert.NotEqual(Rest, first);
    }

    [Theory]
    [InlineData(LipCornerPuller)]
    [InlineData(LipCornerDepressor)]
    [InlineData(LipStretcher)]
    [InlineData(LipPressor)]
    [InlineData(JawDrop)]
    internal void UnitsOfTheMouth_MoveIt_AndNeitherEyesNorBrows(ActionUnit unit)
    {
        var moved = Paint("Maren", new() { [unit] = 1 });

        Assert.InRange(Difference(moved, MouthRows), 1.5, 100);
        Assert.Equal(0, Difference(moved, BrowRows));
        Assert.Equal(0, Difference(moved, EyeRows));
    }

    [Theory]
    [InlineData(InnerBrowRaiser)]
    [InlineData(OuterBrowRaiser)]
    [InlineData(BrowLowerer)]
    internal void UnitsOfTheBrows_MoveThem_AndNotTheMouth(ActionUnit unit)
    {
        var moved = Paint("Maren", new() { [unit] = 1 });

        Assert.InRange(Difference(moved, BrowRows), 1.5, 100);
        Assert.Equal(0, Difference(moved, MouthRows));
    }

    [Fact]
    public void RaisedLids_ShowMoreOfTheEyes_AndShutOnesNone()
    {
        var (rest, wide, shut) = (Whites(Rest), Whites(Paint("Maren", new() { [UpperLidRaiser] = 1 })), Whites(Paint("Maren", new() { [EyesClosed] = 1 })));

        Assert.True(wide > 1.4 * rest, $"{rest} pixels of white at rest, {wide} with raised lids");
        Assert.Equal(0, shut);
    }

    [Fact]
    public void DroppedJaw_OpensADarkMouth()
    {
        var open = Paint("Maren", new() { [JawDrop] = 1 });

        Assert.True(Dark(open, MouthRows) > 60 + Dark(Rest, MouthRows), $"{Dark(open, MouthRows)} dark pixels where {Dark(Rest, MouthRows)} were at rest");
    }

    // A unit is 47 pixels.
    [Theory]
    [InlineData(0.2f, 0, 9, 0)]
    [InlineData(0, 0.15f, 0, 7)]
    public void Sway_MovesTheFace(float right, float down, int columns, int rows)
    {
        var moved = Paint("Maren", Expression.Rest, new Vector2(right, down));
        var shifts = from x in Enumerable.Range(0, 14) from y in Enumerable.Range(0, 14) select (x, y);

        Assert.Equal((columns, rows), shifts.MinBy(shift => Pixels(60..120).Sum(i => Math.Abs(moved[i + shift.x + (shift.y * Width)] - Rest[i]))));
    }

    [Fact]
    public void EverybodyCanMakeEveryFace()
    {
        foreach (var name in Cast.Names)
        {
            var pictures = SampleCorpus.Corpus.Emotions.Select(emotion => Paint(name, Expressions.Of(emotion, "neutral")))
                .Select(picture => Convert.ToHexString(SHA256.HashData(picture)));
            Assert.Equal(7, pictures.Distinct().Count());
        }
    }

    private static byte[] Paint(string speaker, Expression face, Vector2 sway = default)
    {
        var planes = new byte[3 * Height * Width];
        new FacePainter(Cast.Of(speaker).Look, Height, Width).Paint(face, sway, planes);
        return planes;
    }

    // The mean difference of green from the face at rest, in the middle columns.
    private static double Difference(byte[] picture, Range rows) => Pixels(rows).Average(i => Math.Abs(picture[i] - Rest[i]));

    private static int Whites(byte[] picture) => Pixels(EyeRows).Count(i => picture[i] > 225);

    private static int Dark(byte[] picture, Range rows) => Pixels(rows).Count(i => picture[i] < 60);

    private static IEnumerable<int> Pixels(Range rows) =>
        from row in Enumerable.Range(rows.Start.Value, rows.End.Value - rows.Start.Value)
        from column in Enumerable.Range(130, 60)
        select (Height * Width) + (row * Width) + column;
}
