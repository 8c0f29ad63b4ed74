using System.Collections;
using System.Globalization;

namespace Meld.Tracking.Settings;

/// <summary>Makes nodes of records: the way back of <see cref="Binder"/>.</summary>
internal static class TreeMaker
{
    /// <summary>Every key of a record that has a value, and those that are absent although the defaults have one.</summary>
    /// <param name="record">The record.</param>
    /// <param name="defaults">What counts where no key is given; null for the type's own defaults.</param>
    public static MappingNode Record(object record, object? defaults)
    {
        var shape = RecordShape.Of(record.GetType());
        var bare = defaults ?? shape.Make([.. shape.Parameters.Select(key => key.Of(record))]);
        var mapping = new MappingNode(default, []);
        foreach (var key in shape.Keys)
        {
            var fallback = defaults is null && key.IsParameter ? key.Default : key.Of(bare);
            var value = key.Of(record);
            if (value is null && fallback is null) continue;
            mapping.Entries.Add(new MappingEntry(default, key.Name, Value(value, key.Shape, fallback)));
        }
        return mapping;
    }

    private static SettingsNode Value(object? value, ValueShape shape, object? defaults) => value switch
    {
        null => new ScalarNode(default, "null", Plain: true),
        _ when shape.IsScalar => Scalar(value),
        _ when shape.Item is { } item => new SequenceNode(default, [.. ((IEnumerable)value).Cast<object>().Select(entry => Value(entry, item, null))]),
        _ when shape.Value is { } content => Dictionary((IEnumerable)value, content),
        _ when shape.Record is { Variants: { } variants } => Variant(value, variants, defaults),
        _ => Short(Record(value, defaults), shape.Record!),
    };

    private static MappingNode Variant(object value, RecordVariants variants, object? defaults)
    {
        var mapping = Record(value, defaults?.GetType() == value.GetType() ? defaults : null);
        if (variants.ValueOf(value.GetType()) is { } name) mapping.Entries.Insert(0, new MappingEntry(default, variants.Key, new ScalarNode(default, name, Plain: false)));
        return mapping;
    }

    private static MappingNode Dictionary(IEnumerable entries, ValueShape value)
    {
        var pairs = entries.Cast<object>().Select(entry => KeyValuePair.Create(Part(entry, "Key"), Part(entry, "Value")));
        return new MappingNode(default, [.. SettingsKeys.Ordered(pairs).Select(pair =>
            new MappingEntry(default, Scalar(pair.Key).Text, Value(pair.Value, value, null)))]);
    }

    private static object? Part(object pair, string name) => pair.GetType().GetProperty(name)!.GetValue(pair);

    private static SettingsNode Short(MappingNode mapping, RecordShape shape) =>
        mapping.Entries is [{ Value: ScalarNode only } entry] && entry.Key == shape.Shorthand?.Name ? only : mapping;

    private static ScalarNode Scalar(object value) => value switch
    {
        bool truth => Plain(truth ? "true" : "false"),
        int or long => Plain(Convert.ToString(value, CultureInfo.InvariantCulture)!),
        float number => Plain(SettingsText.Number(number)),
        double number => Plain(SettingsText.Number(number)),
        Enum member => new ScalarNode(default, Names.Value(member), Plain: false),
        _ => new ScalarNode(default, Convert.ToString(value, CultureInfo.InvariantCulture)!, Plain: false),
    };

    private static ScalarNode Plain(string text) => new(default, text, Plain: true);
}
