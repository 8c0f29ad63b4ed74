namespace Meld.Text;

/// <summary>
/// Exponential and natural logarithm from IEEE additions, multiplications and divisions only.
/// <see cref="Math.Exp(double)"/> asks the C library, which picks a fused or an unfused variant by processor and differs in the
/// last bit; a fitted baseline shall have equal bytes on every machine.
/// </summary>
internal static class PortableMath
{
    // ln 2 in two parts: the high one has its last 21 bits zero, so k * Ln2High is exact for every exponent k of a double.
    private const double Ln2High = 6.93147180369123816490e-01;
    private const double Ln2Low = 1.90821492927058770002e-10;
    private const double Sqrt2 = 1.4142135623730951;

    /// <summary>e to the power <paramref name="x"/>, within 2 units in the last place; 0 below -745.2 and infinity above 709.8.</summary>
    public static double Exp(double x)
    {
        if (double.IsNaN(x)) return x;
        if (x < -745.2) return 0;
        if (x > 709.79) return double.PositiveInfinity;
        var exponent = Math.Round(x / (Ln2High + Ln2Low));
        var r = x - exponent * Ln2High - exponent * Ln2Low;
        // Taylor with |r| <= ln(2)/2 = 0.347: the first term left out is 0.347^14 / 14! = 4e-18, under half a unit of 1.
        var sum = 1.0;
        for (var n = 13; n >= 1; n--) sum = 1 + r / n * sum;
        return Math.ScaleB(sum, (int)exponent);
    }

    /// <summary>Natural logarithm, within 2 units in the last place; minus infinity at 0 and NaN below.</summary>
    public static double Log(double x)
    {
        if (x == 0) return double.NegativeInfinity;
        if (!(x > 0) || double.IsPositiveInfinity(x)) return x > 0 ? x : double.NaN;
        var exponent = Math.ILogB(x);
        var mantissa = Math.ScaleB(x, -exponent);
        if (mantissa > Sqrt2) (mantissa, exponent) = (mantissa / 2, exponent + 1);
        // ln m = 2 artanh(s), s = (m-1)/(m+1), |s| <= 0.172: the first term left out is 2 * 0.172^25 / 25 = 6e-21.
        var s = (mantissa - 1) / (mantissa + 1);
        var sum = 0.0;
        for (var n = 23; n >= 3; n -= 2) sum = (sum + 1.0 / n) * (s * s);
        return exponent * Ln2High + (exponent * Ln2Low + (2 * s + 2 * s * sum));
    }
}
