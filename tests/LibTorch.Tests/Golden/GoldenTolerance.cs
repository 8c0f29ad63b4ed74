namespace LibTorch.Tests.Golden;

/// <summary>How far an actual value may lie from the expected one: at most <c>Absolute + Relative * |expected|</c>.</summary>
internal readonly record struct GoldenTolerance(double Relative, double Absolute)
{
    /// <summary>Nothing but the same number.</summary>
    public static GoldenTolerance Exact { get; } = new(0, 0);

    /// <summary>What other CPUs' rounding may change in values of one type.</summary>
    public static GoldenTolerance For(string type) => type switch
    {
        "float32" or "complex64" => new(1e-5, 1e-6),
        "float64" or "complex128" => new(1e-10, 1e-12),
        // One unit in the last place: 2^-7 and 2^-10 of the value.
        "bfloat16" => new(8e-3, 1e-6),
        "float16" => new(1e-3, 1e-6),
        "int64" or "int32" or "int16" or "int8" or "uint8" or "bool" => Exact,
        _ => throw new ArgumentException($"no tolerance for {type}", nameof(type)),
    };

    /// <summary>Whether two numbers agree; NaN agrees with NaN, an infinity with itself.</summary>
    public bool Accepts(double expected, double actual)
        => expected.Equals(actual) || Math.Abs(actual - expected) <= Absolute + Relative * Math.Abs(expected) && !double.IsInfinity(expected);

    public override string ToString() => FormattableString.Invariant($"{Absolute} + {Relative} * |expected|");
}
