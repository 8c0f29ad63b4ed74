using System.Globalization;
using System.Text.Json;

namespace LibTorch.Tests.Golden;

/// <summary>
/// A tensor as PyTorch computed it: all values of a small one; shape, sums and the values at its ends of a big one.
/// Complex values are flat: real, imaginary, real, …
/// </summary>
internal sealed class GoldenTensor
{
    private readonly double[] head;
    private readonly double[] tail;

    private GoldenTensor(long[]? shape, string type, double[] head, double[] tail, double? sum, double? absoluteSum)
    {
        Shape = shape;
        Type = type;
        this.head = head;
        this.tail = tail;
        Sum = sum;
        AbsoluteSum = absoluteSum;
    }

    /// <summary>Null where the fixture leaves it out, as a gradient has its tensor's shape.</summary>
    public IReadOnlyList<long>? Shape { get; }

    /// <summary>PyTorch's name of the type: <c>float32</c>, <c>int64</c>, …</summary>
    public string Type { get; }

    /// <summary>All values, or the first ones of a big tensor.</summary>
    public IReadOnlyList<double> Head => head;

    /// <summary>The last values of a big tensor; may be empty.</summary>
    public IReadOnlyList<double> Tail => tail;

    /// <summary>Sum of a big tensor's values, null where all values are known.</summary>
    public double? Sum { get; }

    public double? AbsoluteSum { get; }

    public static GoldenTensor Read(JsonElement json)
    {
        var shape = json.TryGetProperty("shape", out var sizes) ? sizes.EnumerateArray().Select(size => size.GetInt64()).ToArray() : null;
        var type = json.TryGetProperty("dtype", out var name) ? name.GetString()! : "float32";
        if (!json.TryGetProperty("sum", out var sum)) return new(shape, type, Numbers(json.GetProperty("values")), [], null, null);
        var tail = json.TryGetProperty("tail", out var last) ? Numbers(last) : [];
        return new(shape, type, Numbers(json.GetProperty("head")), tail, Number(sum), Number(json.GetProperty("abs")));
    }

    /// <summary>A number, or one of the words that stand for what JSON cannot write.</summary>
    public static double Number(JsonElement json) => json.ValueKind == JsonValueKind.Number ? json.GetDouble() : json.GetString() switch
    {
        "nan" => double.NaN,
        "inf" => double.PositiveInfinity,
        "-inf" => double.NegativeInfinity,
        var text => throw new FormatException($"not a number: {text}"),
    };

    /// <summary>Null if the actual tensor agrees, otherwise the first difference in words.</summary>
    public string? Difference(IReadOnlyList<long> shape, string type, IReadOnlyList<double> values, GoldenTolerance? tolerance = null)
    {
        if (Shape is not null && !Shape.SequenceEqual(shape)) return $"expected shape [{string.Join(", ", Shape)}], actual [{string.Join(", ", shape)}]";
        if (Type != type) return $"expected type {Type}, actual {type}";
        if (Sum is null ? values.Count != head.Length : values.Count < head.Length + tail.Length)
            return $"expected {(Sum is null ? "" : "at least ")}{head.Length + tail.Length} values, actual {values.Count}";
        var allowed = tolerance ?? GoldenTolerance.For(Type);
        for (var i = 0; i < head.Length; i++)
        {
            if (!allowed.Accepts(head[i], values[i])) return Element(i, shape, head[i], values[i], allowed);
        }
        for (var i = 0; i < tail.Length; i++)
        {
            var at = values.Count - tail.Length + i;
            if (!allowed.Accepts(tail[i], values[at])) return Element(at, shape, tail[i], values[at], allowed);
        }
        return Sum is null ? null : SumsDifference(values, allowed);
    }

    /// <summary>Fails with the case, the element, what was expected and what came.</summary>
    public void Check(string what, IReadOnlyList<long> shape, string type, IReadOnlyList<double> values, GoldenTolerance? tolerance = null)
    {
        if (Difference(shape, type, values, tolerance) is { } difference) Assert.Fail($"{what}: {difference}");
    }

    // A sum may be off by what each of its terms may be off; the terms together are as large as the sum of absolute values. The fixture rounds to 9 digits.
    private string? SumsDifference(IReadOnlyList<double> values, GoldenTolerance allowed)
    {
        var slack = allowed.Absolute * values.Count + Math.Max(allowed.Relative, 1e-8) * AbsoluteSum!.Value;
        var (sum, absolute) = (values.Sum(), values.Sum(Math.Abs));
        if (!(Math.Abs(sum - Sum!.Value) <= slack))
            return $"sum of {values.Count} values: expected {Text(Sum.Value)}, actual {Text(sum)}, allowed {Text(slack)}";
        if (!(Math.Abs(absolute - AbsoluteSum.Value) <= slack))
            return $"sum of {values.Count} absolute values: expected {Text(AbsoluteSum.Value)}, actual {Text(absolute)}, allowed {Text(slack)}";
        return null;
    }

    private static string Element(int index, IReadOnlyList<long> shape, double expected, double actual, GoldenTolerance allowed)
        => $"element {Position(index, shape)}: expected {Text(expected)}, actual {Text(actual)}, difference {Text(Math.Abs(actual - expected))}, "
            + $"allowed {allowed}";

    private static string Position(long index, IReadOnlyList<long> shape)
    {
        // Flat where the shape is not that of the values: complex ones come in pairs.
        var position = new long[shape.Count];
        var rest = index;
        for (var dim = shape.Count - 1; dim >= 0 && shape[dim] > 0; dim--) (rest, position[dim]) = Math.DivRem(rest, shape[dim]);
        return rest > 0 || shape.Count < 2 ? $"{index}" : $"{index} at [{string.Join(", ", position)}]";
    }

    private static string Text(double value) => value.ToString("G9", CultureInfo.InvariantCulture);

    private static double[] Numbers(JsonElement json) => [.. json.EnumerateArray().Select(Number)];
}
