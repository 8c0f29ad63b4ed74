using System.Collections.Concurrent;
using System.Reflection;

namespace Meld.Tracking.Settings;

/// <summary>The keys of a settings record, and how it is made.</summary>
internal sealed class RecordShape
{
    private static readonly ConcurrentDictionary<Type, RecordShape> Known = new();

    private readonly ConstructorInfo? constructor;

    private RecordShape(Type type)
    {
        Variants = RecordVariants.Of(type);
        constructor = type.IsAbstract && Variants is not null ? null : type.GetConstructors()
            .Where(made => made.GetParameters() is not [var only] || only.ParameterType != type)
            .MaxBy(made => made.GetParameters().Length)
            ?? throw new NotSupportedException($"{type.Name} is no settings record: it has no public constructor.");
        var parameters = constructor?.GetParameters() ?? [];
        Keys =
        [
            .. from property in type.GetProperties(BindingFlags.Public | BindingFlags.Instance).OrderBy(property => property.MetadataToken)
               let parameter = Array.Find(parameters, parameter => parameter.Name == property.Name)
               where parameter is not null || property.SetMethod is { IsPublic: true }
               select new RecordKey(property, parameter),
        ];
        Parameters =
        [
            .. parameters.Select(parameter => Keys.FirstOrDefault(key => key.Property.Name == parameter.Name)
                ?? throw new NotSupportedException($"{type.Name} is no settings record: its constructor takes `{parameter.Name}`, which is no property.")),
        ];
    }

    /// <summary>All keys, in the order of declaration.</summary>
    public IReadOnlyList<RecordKey> Keys { get; }

    /// <summary>Those that the constructor takes, in its order.</summary>
    public IReadOnlyList<RecordKey> Parameters { get; }

    /// <summary>The key that a bare value stands for, or null.</summary>
    public RecordKey? Shorthand => Keys.FirstOrDefault(key => key.IsShorthand);

    /// <summary>The records that may stand in its place, and the key that says which; null where it stands alone.</summary>
    public RecordVariants? Variants { get; }

    /// <summary>The shape of a record.</summary>
    public static RecordShape Of(Type type) => Known.GetOrAdd(type, unknown => new RecordShape(unknown));

    /// <summary>The record with its other properties at their defaults.</summary>
    /// <exception cref="TargetInvocationException">The constructor refuses an argument.</exception>
    public object Make(object?[] arguments) => constructor?.Invoke(arguments) ?? throw new InvalidOperationException("Of an abstract record there is nothing to make.");

    /// <summary>Every dotted key at and below this record, whichever of its variants it is.</summary>
    public IEnumerable<string> DottedKeys(string path) => Variants is null
        ? OwnKeys(path)
        : Variants.Types.SelectMany(type => Of(type).OwnKeys(path)).Prepend(Names.Dotted(path, Variants.Key)).Distinct();

    private IEnumerable<string> OwnKeys(string path) =>
        Keys.SelectMany(key => (IEnumerable<string>)[Names.Dotted(path, key.Name), .. key.Shape.Record?.DottedKeys(Names.Dotted(path, key.Name)) ?? []]);
}
