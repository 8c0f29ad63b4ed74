namespace LibTorch.Generator.Facts;

/// <summary>One member of a type.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Modifiers">Of <c>protected</c>, <c>static</c>, <c>abstract</c>, <c>virtual</c>, <c>override</c>, those that apply.</param>
/// <param name="Type">What it returns or holds; null for a constructor or an enum's value.</param>
/// <param name="Name">Its name in the metadata: <c>.ctor</c>, <c>op_Addition</c>, <c>Item</c>.</param>
/// <param name="TypeParameters">A generic method's type parameters.</param>
/// <param name="Parameters">A method's, constructor's or indexer's parameters.</param>
/// <param name="Accessors">A property's accessors, such as <c>{get;set;}</c>; null for others.</param>
/// <param name="Value">The number of an enum's value; null for others.</param>
public sealed record MemberFact(
    MemberKind Kind,
    IReadOnlyList<string> Modifiers,
    TypeName? Type,
    string Name,
    IReadOnlyList<string> TypeParameters,
    IReadOnlyList<ParameterFact> Parameters,
    string? Accessors = null,
    string? Value = null)
{
    /// <summary>Whether the member belongs to the type rather than to an instance.</summary>
    public bool IsStatic => Modifiers.Contains("static");

    /// <summary>Whether only derived types see it.</summary>
    public bool IsProtected => Modifiers.Contains("protected");

    /// <summary>Equal when written equally; a list has no equality of its own.</summary>
    public bool Equals(MemberFact? other) => other is not null && ToString() == other.ToString();

    /// <inheritdoc/>
    public override int GetHashCode() => ToString().GetHashCode(StringComparison.Ordinal);

    /// <summary>The text of the facts, without indentation.</summary>
    public override string ToString()
    {
        var prefix = string.Concat(Modifiers.Select(modifier => modifier + " "));
        var parameters = string.Join(", ", Parameters);
        var typeParameters = TypeParameters.Count == 0 ? "" : $"<{string.Join(',', TypeParameters)}>";
        return Kind switch
        {
            MemberKind.Constructor => $"{prefix}{Name}({parameters})",
            MemberKind.Field => $"field {prefix}{Type} {Name}",
            MemberKind.Property => $"prop {prefix}{Type} {Name}{(Parameters.Count == 0 ? "" : $"[{parameters}]")} {Accessors}",
            MemberKind.Method => $"{prefix}{Type} {Name}{typeParameters}({parameters})",
            _ => $"{Name}={Value}",
        };
    }
}
