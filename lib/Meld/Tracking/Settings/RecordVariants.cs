using System.Reflection;
using System.Text.Json.Serialization;

namespace Meld.Tracking.Settings;

/// <summary>
/// The records that may stand in one place, as <see cref="JsonDerivedTypeAttribute"/> lists them, and the key that says which, such as <c>encoder</c>. Where the
/// key is not given it is the record that lists them, or, if that is abstract, the first.
/// </summary>
internal sealed class RecordVariants
{
    private readonly Type whole;
    private readonly IReadOnlyList<JsonDerivedTypeAttribute> listed;

    private RecordVariants(Type whole, string key, IReadOnlyList<JsonDerivedTypeAttribute> listed) => (this.whole, Key, this.listed) = (whole, key, listed);

    /// <summary>The key that says which it is.</summary>
    public string Key { get; }

    /// <summary>What the key may say.</summary>
    public IEnumerable<string> Values => listed.Select(variant => (string)variant.TypeDiscriminator!);

    /// <summary>All records.</summary>
    public IEnumerable<Type> Types => listed.Select(variant => variant.DerivedType).Concat(whole.IsAbstract ? [] : [whole]);

    /// <summary>The record where the key is not given.</summary>
    public Type Default => whole.IsAbstract ? listed[0].DerivedType : whole;

    /// <summary>The variants of a record; null where it has none.</summary>
    public static RecordVariants? Of(Type type) => type.GetCustomAttribute<JsonPolymorphicAttribute>(inherit: false) is { TypeDiscriminatorPropertyName: { } key }
        ? new RecordVariants(type, key, [.. type.GetCustomAttributes<JsonDerivedTypeAttribute>(inherit: false)])
        : null;

    /// <summary>The record that a value of the key stands for; null where there is no such.</summary>
    public Type? Find(string value) => listed.FirstOrDefault(variant => (string)variant.TypeDiscriminator! == value)?.DerivedType;

    /// <summary>The value of the key that stands for a record; null where it need not be given.</summary>
    public string? ValueOf(Type type) => type == Default ? null : (string)listed.First(variant => variant.DerivedType == type).TypeDiscriminator!;
}
