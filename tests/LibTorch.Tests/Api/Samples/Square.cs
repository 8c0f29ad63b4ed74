namespace LibTorch.Tests.Api.Samples;

public class Square : Shape<float>, Tools.ITool<Square>
{
    public static Square operator +(Square left, int right) => left.Grown(right);

    public static implicit operator Square(long value) => new() { Value = value };

    public static bool operator ==(Square left, Square right) => Equals(left, right);

    public static bool operator !=(Square left, Square right) => !(left == right);

    public override float forward(float input, double? scale = null) => input * (float)(scale ?? 1);

    public override int Count => 4;

    public override string ToString() => "square";

    public override bool Equals(object? obj) => ReferenceEquals(this, obj);

    public override int GetHashCode() => 0;

    public Square? Use(Square? tool) => tool;

    public Square Grown(
        int by = -1,
        float factor = 0.5f,
        char mark = 'L',
        Color color = Color.Blue,
        Color? other = Color.Red,
        ReadOnlySpan<long> sizes = default,
        string? name = "a b") =>
        by + factor > mark + (int)color + (other is null ? 0 : 1) + sizes.Length ? this : new Square { Value = name?.Length ?? 0 };

    public static bool Try(ref int first, in int second, out Square? found, params Square[] all)
    {
        first += second;
        found = all.ElementAtOrDefault(first);
        return found is not null;
    }
}
