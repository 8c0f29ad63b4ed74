using System.Numerics;

namespace Meld.Metrics;

/// <summary>
/// Numbers with a fixed number of decimals as C and Python print them: the exact binary value rounded, halves to even. .NET's "F2" rounds
/// the exact value too but halves away from zero, so 0.125 would read 0.13 where scikit-learn prints 0.12.
/// </summary>
internal static class FixedPoint
{
    private const int FractionBits = 52;

    /// <summary>Text of a finite <paramref name="value"/> from 0 with <paramref name="digits"/> decimals.</summary>
    public static string Format(double value, int digits)
    {
        var scaled = Scale(value, digits).ToString().PadLeft(digits + 1, '0');
        return digits == 0 ? scaled : $"{scaled[..^digits]}.{scaled[^digits..]}";
    }

    /// <summary>The whole number nearest to value * 10^digits, computed without rounding before.</summary>
    private static BigInteger Scale(double value, int digits)
    {
        var bits = BitConverter.DoubleToUInt64Bits(value);
        var exponent = (int)(bits >> FractionBits);
        var fraction = bits & ((1UL << FractionBits) - 1);
        // value = mantissa * 2^-shift; a subnormal has exponent 1 and no leading one bit.
        BigInteger mantissa = exponent == 0 ? fraction : fraction | (1UL << FractionBits);
        var shift = 1023 + FractionBits - Math.Max(exponent, 1);
        var product = mantissa * BigInteger.Pow(10, digits);
        return shift <= 0 ? product << -shift : RoundHalfToEven(product, BigInteger.One << shift);
    }

    private static BigInteger RoundHalfToEven(BigInteger dividend, BigInteger divisor)
    {
        var quotient = BigInteger.DivRem(dividend, divisor, out var remainder);
        var side = (remainder * 2).CompareTo(divisor);
        return side > 0 || (side == 0 && !quotient.IsEven) ? quotient + 1 : quotient;
    }
}
