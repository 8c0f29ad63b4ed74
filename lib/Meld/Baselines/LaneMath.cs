using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Meld.Baselines;

/// <summary>
/// Vector arithmetic in four fixed lanes. Lane width and order of additions are part of the result, so they do not follow the processor:
/// without 256-bit registers .NET computes the same lanes one by one, and separate multiplications and additions are never fused.
/// </summary>
internal static class LaneMath
{
    public const int Lanes = 4;

    /// <summary>The span in groups of four; a rest of up to three elements is left out.</summary>
    public static Span<Vector256<double>> Groups(Span<double> values) => MemoryMarshal.Cast<double, Vector256<double>>(values);

    /// <inheritdoc cref="Groups(Span{double})"/>
    public static ReadOnlySpan<Vector256<double>> Groups(ReadOnlySpan<double> values) => MemoryMarshal.Cast<double, Vector256<double>>(values);

    /// <summary>Sum of left * right.</summary>
    public static double Dot(ReadOnlySpan<double> left, ReadOnlySpan<double> right)
    {
        right = right[..left.Length];
        var leftGroups = Groups(left);
        var rightGroups = Groups(right);
        var lanes = Vector256<double>.Zero;
        for (var i = 0; i < leftGroups.Length; i++) lanes += leftGroups[i] * rightGroups[i];
        var sum = (lanes[0] + lanes[1]) + (lanes[2] + lanes[3]);
        for (var i = leftGroups.Length * Lanes; i < left.Length; i++) sum += left[i] * right[i];
        return sum;
    }

    /// <summary>Sum of left * right * factor; no factors stand for ones.</summary>
    public static double Dot(ReadOnlySpan<double> left, ReadOnlySpan<double> right, ReadOnlySpan<double> factors)
    {
        if (factors.IsEmpty) return Dot(left, right);
        var sum = 0.0;
        for (var i = 0; i < left.Length; i++) sum += left[i] * right[i] * factors[i];
        return sum;
    }

    /// <summary>Adds <paramref name="factor"/> times <paramref name="addend"/> to <paramref name="target"/>.</summary>
    public static void AddScaled(Span<double> target, double factor, ReadOnlySpan<double> addend)
    {
        addend = addend[..target.Length];
        var targetGroups = Groups(target);
        var addendGroups = Groups(addend);
        for (var i = 0; i < targetGroups.Length; i++) targetGroups[i] += factor * addendGroups[i];
        for (var i = targetGroups.Length * Lanes; i < target.Length; i++) target[i] += factor * addend[i];
    }

    /// <summary>Writes left - right into <paramref name="target"/>.</summary>
    public static void Subtract(ReadOnlySpan<double> left, ReadOnlySpan<double> right, Span<double> target)
    {
        for (var i = 0; i < target.Length; i++) target[i] = left[i] - right[i];
    }

    /// <summary>Multiplies every element by one factor.</summary>
    public static void Scale(Span<double> target, double factor)
    {
        for (var i = 0; i < target.Length; i++) target[i] *= factor;
    }

    /// <summary>Multiplies each element by its factor; no factors stand for ones.</summary>
    public static void MultiplyBy(Span<double> target, ReadOnlySpan<double> factors)
    {
        for (var i = 0; i < factors.Length; i++) target[i] *= factors[i];
    }

    /// <summary>Largest magnitude; NaN where there is one.</summary>
    public static double MaxMagnitude(ReadOnlySpan<double> values)
    {
        var groups = Groups(values);
        var lanes = Vector256<double>.Zero;
        foreach (var group in groups) lanes = Vector256.Max(lanes, Vector256.Abs(group));
        var largest = Math.Max(Math.Max(lanes[0], lanes[1]), Math.Max(lanes[2], lanes[3]));
        foreach (var value in values[(groups.Length * Lanes)..]) largest = Math.Max(largest, Math.Abs(value));
        return largest;
    }
}
