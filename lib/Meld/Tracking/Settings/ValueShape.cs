using System.ComponentModel.DataAnnotations;

namespace Meld.Tracking.Settings;

/// <summary>What a value may be.</summary>
/// <param name="Type">Its type, without <see cref="Nullable{T}"/> around it.</param>
/// <param name="Nullable">Whether it may be absent.</param>
/// <param name="Range">Bounds of a number, or of each number in a list or mapping.</param>
internal sealed record ValueShape(Type Type, bool Nullable, RangeAttribute? Range)
{
    /// <summary>True for a single value: a truth value, number, text, enum or what parses itself.</summary>
    public bool IsScalar => Scalars.Are(Type);

    /// <summary>What the items of a list may be; null when this is no list.</summary>
    public ValueShape? Item => Type.IsArray ? Of(Type.GetElementType()!, Range) : Argument(typeof(IReadOnlyList<>), 0, Range);

    /// <summary>What the keys of a mapping with keys of any name may be; null when this is none.</summary>
    public ValueShape? Key => Argument(typeof(IReadOnlyDictionary<,>), 0, range: null);

    /// <summary>What the values of a mapping with keys of any name may be; null when this is none.</summary>
    public ValueShape? Value => Argument(typeof(IReadOnlyDictionary<,>), 1, Range);

    /// <summary>The record that a mapping with fixed keys becomes; null when this is none.</summary>
    public RecordShape? Record => IsScalar || Item is not null || Key is not null ? null : RecordShape.Of(Type);

    /// <summary>What it is called in messages.</summary>
    public string Kind => IsScalar ? "a single value" : Item is null ? "a mapping" : "a list";

    private ValueShape? Argument(Type definition, int index, RangeAttribute? range) =>
        Type.IsGenericType && Type.GetGenericTypeDefinition() == definition ? Of(Type.GenericTypeArguments[index], range) : null;

    private static ValueShape Of(Type type, RangeAttribute? range) => new(System.Nullable.GetUnderlyingType(type) ?? type, Nullable: false, range);
}
