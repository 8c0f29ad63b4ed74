using System.Numerics;

namespace Meld.Media.Synthesis;

/// <summary>Closed outlines for <see cref="Canvas"/>.</summary>
internal static class Outlines
{
    private const int StepsOfCurve = 6;

    /// <summary>An ellipse.</summary>
    /// <param name="center">Its centre.</param>
    /// <param name="across">Half of its width.</param>
    /// <param name="down">Half of its height.</param>
    public static Vector2[] Ellipse(Vector2 center, float across, float down)
    {
        var points = new Vector2[28];
        for (var i = 0; i < points.Length; i++)
        {
            var (sine, cosine) = MathF.SinCos(MathF.Tau * i / points.Length);
            points[i] = center + new Vector2(across * cosine, down * sine);
        }
        return points;
    }

    /// <summary>A smooth line through points (Catmull and Rom's spline).</summary>
    /// <param name="closed">Whether it leads back from the last point to the first.</param>
    /// <param name="points">At least two points.</param>
    public static Vector2[] Curve(bool closed, params ReadOnlySpan<Vector2> points)
    {
        var count = points.Length;
        var segments = closed ? count : count - 1;
        var result = new Vector2[(segments * StepsOfCurve) + (closed ? 0 : 1)];
        for (var i = 0; i < result.Length; i++)
        {
            var segment = Math.Min(i / StepsOfCurve, segments - 1);
            result[i] = Spline(
                Neighbour(points, segment - 1, closed), points[segment], Neighbour(points, segment + 1, closed), Neighbour(points, segment + 2, closed),
                (i - (segment * StepsOfCurve)) / (float)StepsOfCurve);
        }
        return result;
    }

    /// <summary>A line drawn with a round pen, thickest in the middle.</summary>
    /// <param name="line">Points along it, at least two.</param>
    /// <param name="middle">Thickness in the middle.</param>
    /// <param name="ends">Thickness at both ends.</param>
    public static Vector2[] Stroke(ReadOnlySpan<Vector2> line, float middle, float ends)
    {
        const int cap = 4;
        var count = line.Length;
        var result = new Vector2[2 * (count + cap)];
        for (var i = 0; i < count; i++)
        {
            var along = Vector2.Normalize(line[Math.Min(i + 1, count - 1)] - line[Math.Max(i - 1, 0)]);
            var half = (ends + ((middle - ends) * MathF.Sin(MathF.PI * i / (count - 1)))) / 2;
            var side = new Vector2(-along.Y, along.X) * half;
            (result[i], result[^(i + 1 + cap)]) = (line[i] + side, line[i] - side);
            if (i == count - 1) Cap(result.AsSpan(count, cap), line[i], side);
            if (i == 0) Cap(result.AsSpan(result.Length - cap, cap), line[i], -side);
        }
        return result;
    }

    /// <summary>The height at which a line is that leads from left to right or back; beyond its ends, that of the nearer end.</summary>
    public static float HeightAt(ReadOnlySpan<Vector2> line, float x)
    {
        for (var i = 1; i < line.Length; i++)
        {
            var (from, to) = (line[i - 1], line[i]);
            if ((x - from.X) * (x - to.X) <= 0 && from.X != to.X) return from.Y + ((to.Y - from.Y) * (x - from.X) / (to.X - from.X));
        }
        return Math.Abs(x - line[0].X) < Math.Abs(x - line[^1].X) ? line[0].Y : line[^1].Y;
    }

    // From one side of a line's end round to the other.
    private static void Cap(Span<Vector2> into, Vector2 center, Vector2 side)
    {
        for (var i = 0; i < into.Length; i++)
        {
            var (sine, cosine) = MathF.SinCos(-MathF.PI * (i + 1) / (into.Length + 1));
            into[i] = center + new Vector2((side.X * cosine) - (side.Y * sine), (side.X * sine) + (side.Y * cosine));
        }
    }

    private static Vector2 Neighbour(ReadOnlySpan<Vector2> points, int i, bool closed) =>
        closed ? points[(i + points.Length) % points.Length] : points[Math.Clamp(i, 0, points.Length - 1)];

    private static Vector2 Spline(Vector2 before, Vector2 from, Vector2 to, Vector2 after, float t) =>
        0.5f * ((2 * from) + (t * (to - before + (t * ((2 * before) - (5 * from) + (4 * to) - after + (t * ((3 * (from - to)) + after - before)))))));
}
