using System.ComponentModel.DataAnnotations;
using System.Reflection;
using System.Runtime.CompilerServices;

namespace Meld.Tracking.Settings;

/// <summary>One key of a settings record.</summary>
internal sealed class RecordKey
{
    private readonly ParameterInfo? parameter;

    /// <summary>Reads what a property and, where there is one, the constructor's parameter of its name say.</summary>
    public RecordKey(PropertyInfo property, ParameterInfo? parameter)
    {
        this.parameter = parameter;
        Property = property;
        Name = Names.Key(property.Name);
        var underlying = Nullable.GetUnderlyingType(property.PropertyType);
        var nullable = underlying is not null || new NullabilityInfoContext().Create(property).ReadState == NullabilityState.Nullable;
        Shape = new ValueShape(underlying ?? property.PropertyType, nullable, Attribute<RangeAttribute>());
        IsShorthand = Attribute<ShorthandAttribute>() is not null;
        Required = !nullable && (parameter is null ? property.IsDefined(typeof(RequiredMemberAttribute)) : !parameter.HasDefaultValue);
    }

    /// <summary>The property.</summary>
    public PropertyInfo Property { get; }

    /// <summary>The key as YAML has it.</summary>
    public string Name { get; }

    /// <summary>What its value may be.</summary>
    public ValueShape Shape { get; }

    /// <summary>True when a bare value in place of the mapping stands for this key.</summary>
    public bool IsShorthand { get; }

    /// <summary>True when it must be given: it has no default and may not be absent.</summary>
    public bool Required { get; }

    /// <summary>True when the constructor takes it.</summary>
    public bool IsParameter => parameter is not null;

    /// <summary>The constructor's default for it; null where it has none.</summary>
    public object? Default => (parameter is { HasDefaultValue: true } ? parameter.DefaultValue : null) switch
    {
        null => null,
        // The default of an optional enum comes as its number.
        var number when Shape.Type.IsEnum => Enum.ToObject(Shape.Type, number),
        var value => value,
    };

    /// <summary>Its value in a record.</summary>
    public object? Of(object record) => Property.GetValue(record);

    /// <summary>Gives it another value in a record that is being made, and returns the record.</summary>
    /// <exception cref="TargetInvocationException">The property refuses the value.</exception>
    public object Set(object record, object? value)
    {
        Property.SetValue(record, value);
        return record;
    }

    // An attribute on a positional parameter belongs to the parameter, not to the property.
    private T? Attribute<T>()
        where T : Attribute => Property.GetCustomAttribute<T>() ?? parameter?.GetCustomAttribute<T>();
}
