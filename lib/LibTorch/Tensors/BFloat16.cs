using System.Globalization;

namespace TorchSharp;

/// <summary>The upper half of a single: 8 bits of exponent, 7 of mantissa. Arithmetic is that of singles, rounded to the nearest value, ties to even.</summary>
public readonly struct BFloat16 : IComparable<BFloat16>, IEquatable<BFloat16>, IComparable, IFormattable
{
    /// <summary>Zero.</summary>
    public static readonly BFloat16 Zero = new((ushort)0x0000);

    /// <summary>One.</summary>
    public static readonly BFloat16 One = new((ushort)0x3f80);

    /// <summary>Not a number.</summary>
    public static readonly BFloat16 NaN = new((ushort)0x7fc0);

    /// <summary>Infinity.</summary>
    public static readonly BFloat16 PositiveInfinity = new((ushort)0x7f80);

    /// <summary>Minus infinity.</summary>
    public static readonly BFloat16 NegativeInfinity = new((ushort)0xff80);

    /// <summary>The largest finite value, about 3.39e38.</summary>
    public static readonly BFloat16 MaxValue = new((ushort)0x7f7f);

    /// <summary>The least finite value, about -3.39e38.</summary>
    public static readonly BFloat16 MinValue = new((ushort)0xff7f);

    /// <summary>The smallest value above zero.</summary>
    public static readonly BFloat16 SmallestSubnormal = new((ushort)0x0001);

    /// <summary>From one to the next value, 2^-7.</summary>
    public static readonly BFloat16 Epsilon = new((ushort)0x3c00);

    /// <summary>The smallest value with all its bits, 2^-126.</summary>
    public static readonly BFloat16 MinNormal = new((ushort)0x0080);

    private readonly ushort bits;

    /// <summary>The nearest value to a single, ties to even.</summary>
    /// <param name="f">The single.</param>
    public BFloat16(float f)
    {
        var whole = BitConverter.SingleToUInt32Bits(f);
        bits = float.IsNaN(f) ? (ushort)0x7fc0 : (ushort)((whole + 0x7fff + ((whole >> 16) & 1)) >> 16);
    }

    private BFloat16(ushort bits) => this.bits = bits;

    /// <summary>Sum.</summary>
    /// <param name="a">One value.</param>
    /// <param name="b">The other.</param>
    public static BFloat16 operator +(BFloat16 a, BFloat16 b) => new(a.ToSingle() + b.ToSingle());

    /// <summary>Difference.</summary>
    /// <param name="a">One value.</param>
    /// <param name="b">The other.</param>
    public static BFloat16 operator -(BFloat16 a, BFloat16 b) => new(a.ToSingle() - b.ToSingle());

    /// <summary>Product.</summary>
    /// <param name="a">One value.</param>
    /// <param name="b">The other.</param>
    public static BFloat16 operator *(BFloat16 a, BFloat16 b) => new(a.ToSingle() * b.ToSingle());

    /// <summary>Quotient.</summary>
    /// <param name="a">One value.</param>
    /// <param name="b">The other.</param>
    public static BFloat16 operator /(BFloat16 a, BFloat16 b) => new(a.ToSingle() / b.ToSingle());

    /// <summary>Remainder.</summary>
    /// <param name="a">One value.</param>
    /// <param name="b">The other.</param>
    public static BFloat16 operator %(BFloat16 a, BFloat16 b) => new(a.ToSingle() % b.ToSingle());

    /// <summary>The value with its sign turned.</summary>
    /// <param name="a">The value.</param>
    public static BFloat16 operator -(BFloat16 a) => new((ushort)(a.bits ^ 0x8000));

    /// <summary>Whether two values are equal; NaN equals nothing.</summary>
    /// <param name="a">One value.</param>
    /// <param name="b">The other.</param>
    public static bool operator ==(BFloat16 a, BFloat16 b) => a.ToSingle() == b.ToSingle();

    /// <summary>Whether two values differ.</summary>
    /// <param name="a">One value.</param>
    /// <param name="b">The other.</param>
    public static bool operator !=(BFloat16 a, BFloat16 b) => a.ToSingle() != b.ToSingle();

    /// <summary>Whether one is less than the other.</summary>
    /// <param name="a">One value.</param>
    /// <param name="b">The other.</param>
    public static bool operator <(BFloat16 a, BFloat16 b) => a.ToSingle() < b.ToSingle();

    /// <summary>Whether one is at most the other.</summary>
    /// <param name="a">One value.</param>
    /// <param name="b">The other.</param>
    public static bool operator <=(BFloat16 a, BFloat16 b) => a.ToSingle() <= b.ToSingle();

    /// <summary>Whether one is greater than the other.</summary>
    /// <param name="a">One value.</param>
    /// <param name="b">The other.</param>
    public static bool operator >(BFloat16 a, BFloat16 b) => a.ToSingle() > b.ToSingle();

    /// <summary>Whether one is at least the other.</summary>
    /// <param name="a">One value.</param>
    /// <param name="b">The other.</param>
    public static bool operator >=(BFloat16 a, BFloat16 b) => a.ToSingle() >= b.ToSingle();

    /// <summary>The same number as a single, exactly.</summary>
    /// <param name="bf">The value.</param>
    public static explicit operator float(BFloat16 bf) => bf.ToSingle();

    /// <summary>The same number as a double, exactly.</summary>
    /// <param name="bf">The value.</param>
    public static explicit operator double(BFloat16 bf) => bf.ToSingle();

    /// <summary>The nearest value to a single.</summary>
    /// <param name="f">The single.</param>
    public static explicit operator BFloat16(float f) => new(f);

    /// <summary>The nearest value to the single that is nearest to a double.</summary>
    /// <param name="d">The double.</param>
    public static explicit operator BFloat16(double d) => new((float)d);

    /// <summary>The value of 16 bits.</summary>
    /// <param name="rawValue">The bits.</param>
    public static BFloat16 FromRawValue(ushort rawValue) => new(rawValue);

    /// <summary>Whether a value is neither infinite nor NaN.</summary>
    /// <param name="bf">The value.</param>
    public static bool IsFinite(BFloat16 bf) => float.IsFinite(bf.ToSingle());

    /// <summary>Whether a value is infinite.</summary>
    /// <param name="bf">The value.</param>
    public static bool IsInfinity(BFloat16 bf) => float.IsInfinity(bf.ToSingle());

    /// <summary>Whether a value is NaN.</summary>
    /// <param name="bf">The value.</param>
    public static bool IsNaN(BFloat16 bf) => float.IsNaN(bf.ToSingle());

    /// <summary>Whether a value is minus infinity.</summary>
    /// <param name="bf">The value.</param>
    public static bool IsNegativeInfinity(BFloat16 bf) => float.IsNegativeInfinity(bf.ToSingle());

    /// <summary>Whether a value is plus infinity.</summary>
    /// <param name="bf">The value.</param>
    public static bool IsPositiveInfinity(BFloat16 bf) => float.IsPositiveInfinity(bf.ToSingle());

    /// <summary>The same number as a single, exactly.</summary>
    public float ToSingle() => BitConverter.UInt32BitsToSingle((uint)bits << 16);

    /// <summary>Order of two values; NaN comes first.</summary>
    /// <param name="other">The other value.</param>
    public int CompareTo(BFloat16 other) => ToSingle().CompareTo(other.ToSingle());

    /// <summary>Order of two values; null comes first.</summary>
    /// <param name="obj">The other value.</param>
    /// <exception cref="ArgumentException">It is no such value.</exception>
    public int CompareTo(object? obj) => obj switch
    {
        null => 1,
        BFloat16 other => CompareTo(other),
        _ => throw new ArgumentException($"A {obj.GetType().Name} is no BFloat16.", nameof(obj)),
    };

    /// <summary>Whether two values are equal; NaN equals NaN here.</summary>
    /// <param name="other">The other value.</param>
    public bool Equals(BFloat16 other) => ToSingle().Equals(other.ToSingle());

    /// <summary>Whether an object is an equal value.</summary>
    /// <param name="obj">The object.</param>
    public override bool Equals(object? obj) => obj is BFloat16 other && Equals(other);

    /// <summary>A hash of the value.</summary>
    public override int GetHashCode() => ToSingle().GetHashCode();

    /// <summary>The number as text, for no culture.</summary>
    public override string ToString() => ToSingle().ToString(CultureInfo.InvariantCulture);

    /// <summary>The number as text.</summary>
    /// <param name="format">Format of a single.</param>
    /// <param name="formatProvider">Culture.</param>
    public string ToString(string? format, IFormatProvider? formatProvider) => ToSingle().ToString(format, formatProvider);
}
