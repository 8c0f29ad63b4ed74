using System.Numerics;

namespace Meld.Media.Synthesis;

/// <summary>
/// Where a head is and where it looks: takes points of the face to the picture. A face's unit is half of its usual width; (0, 0) lies between the cheeks, y
/// points down, and the front of the head is half an ellipsoid.
/// </summary>
internal sealed class FacePose
{
    private const float HalfHeight = 1.3f;

    private readonly Vector2 center;
    private readonly float unit;
    private readonly (float Sine, float Cosine) roll, yaw, pitch;

    /// <param name="center">Where the middle of the face is in the picture.</param>
    /// <param name="unit">Pixels of a unit.</param>
    /// <param name="roll">Angle in radians by which the head is tilted, clockwise.</param>
    /// <param name="yaw">Angle by which it is turned, to the right.</param>
    /// <param name="pitch">Angle by which it looks down.</param>
    public FacePose(Vector2 center, float unit, float roll, float yaw, float pitch) => (this.center, this.unit, this.roll, this.yaw, this.pitch) =
        (center, unit, MathF.SinCos(roll), MathF.SinCos(yaw), MathF.SinCos(pitch));

    /// <summary>Pixels of a length in units.</summary>
    public float Pixels(float length) => length * unit;

    /// <summary>A point of the outline, which turning does not move.</summary>
    public Vector2 Flat(float x, float y) => center + (unit * new Vector2((x * roll.Cosine) - (y * roll.Sine), (x * roll.Sine) + (y * roll.Cosine)));

    /// <summary>A point on the front of the head.</summary>
    public Vector2 Front(float x, float y)
    {
        var depth = MathF.Sqrt(Math.Max(0, 1 - (x * x) - (y * y / (HalfHeight * HalfHeight))));
        return Flat((x * yaw.Cosine) + (depth * yaw.Sine), (y * pitch.Cosine) + (depth * pitch.Sine));
    }
}
