namespace LibTorch.Generator.Facts;

/// <summary>The name of a type as a signature writes it: <c>long?</c>, <c>IList&lt;torch.Tensor&gt;</c>, <c>(int,int)[]</c>.</summary>
/// <param name="Name">The name without arguments and suffix, with its declaring type if it has one; empty for a tuple.</param>
/// <param name="Arguments">The generic arguments, or a tuple's elements.</param>
/// <param name="Suffix">What follows, innermost first: any sequence of <c>?</c>, <c>[]</c>, <c>[,]</c> and so on.</param>
public sealed record TypeName(string Name, IReadOnlyList<TypeName> Arguments, string Suffix)
{
    /// <summary>A name without arguments.</summary>
    public TypeName(string name) : this(name, [], "")
    {
    }

    /// <summary>Whether this is a tuple with parentheses (and nothing behind them).</summary>
    public bool IsTuple => Name.Length == 0 && Suffix.Length == 0;

    /// <summary>Whether this is a nullable value type.</summary>
    public bool IsNullable => Suffix.EndsWith('?');

    /// <summary>Whether this is an array.</summary>
    public bool IsArray => Suffix.EndsWith(']');

    /// <summary>The array's element, or the value that may be null; the type itself when it is neither.</summary>
    public TypeName Element => this with { Suffix = Suffix[..(IsArray ? Suffix.LastIndexOf('[') : Math.Max(0, Suffix.Length - 1))] };

    /// <summary>The same type followed by one more suffix.</summary>
    public TypeName With(string suffix) => this with { Suffix = Suffix + suffix };

    /// <summary>Equal when written equally; a list has no equality of its own.</summary>
    public bool Equals(TypeName? other) => other is not null && ToString() == other.ToString();

    /// <inheritdoc/>
    public override int GetHashCode() => ToString().GetHashCode(StringComparison.Ordinal);

    /// <summary>The text of the facts.</summary>
    public override string ToString()
    {
        var arguments = string.Join(',', Arguments);
        if (Name.Length == 0) return $"({arguments}){Suffix}";
        return Arguments.Count == 0 ? Name + Suffix : $"{Name}<{arguments}>{Suffix}";
    }
}
