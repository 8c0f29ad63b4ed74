using System.Collections;
using System.Reflection;

namespace Meld.Tracking.Settings;

/// <summary>Makes records of nodes. What does not fit is a problem and yields null, so that one pass finds everything.</summary>
/// <param name="root">The shape of the whole, for hints about keys that stand elsewhere.</param>
/// <param name="problems">Where problems go.</param>
internal sealed class Binder(RecordShape root, List<SettingsProblem> problems)
{
    // Stands for defaults that cannot be known because the record around them has problems.
    private static readonly object Unknown = new();

    /// <summary>A record from a mapping.</summary>
    /// <param name="mapping">The keys that are given.</param>
    /// <param name="shape">The record's shape.</param>
    /// <param name="path">Dotted key of the mapping; empty for the root.</param>
    /// <param name="defaults">A record whose values count where no key is given; null for the type's own defaults.</param>
    /// <param name="variantKey">The key that said that it is this record of several; null where there is one alone.</param>
    public object? Record(MappingNode mapping, RecordShape shape, string path, object? defaults, string? variantKey = null)
    {
        var before = problems.Count;
        RefuseUnknownKeys(mapping, shape, path, variantKey);
        var known = problems.Count;
        var arguments = shape.Parameters.Select(key => Value(mapping, key, path, defaults, defaults)).ToArray();
        var record = defaults == Unknown || problems.Count > known ? Unknown : Tried(() => shape.Make(arguments), mapping.Place, path) ?? Unknown;
        foreach (var key in shape.Keys.Where(key => !key.IsParameter))
        {
            var value = Value(mapping, key, path, defaults, defaults ?? record);
            if (problems.Count > before || record == Unknown) continue;
            Tried(() => key.Set(record, value), mapping.Place, Names.Dotted(path, key.Name));
        }
        if (problems.Count > before || record == Unknown) return null;
        RefuseBrokenRules(record, mapping, path);
        return record;
    }

    private object? Value(MappingNode mapping, RecordKey key, string path, object? defaults, object? source)
    {
        var dotted = Names.Dotted(path, key.Name);
        var fallback = source == Unknown ? Unknown : source is null ? key.Default : key.Of(source);
        if (mapping.Of(key.Name) is { } entry) return Bind(entry.Value, key.Shape, dotted, fallback);
        if (key.Required && defaults is null) problems.Add(mapping.Place.Problem($"the key `{dotted}` is missing"));
        return fallback;
    }

    private object? Bind(SettingsNode node, ValueShape shape, string path, object? defaults) => node switch
    {
        ScalarNode { IsNull: true } when shape.Nullable => null,
        ScalarNode { IsNull: true } => Refuse(node, path, "has no value"),
        ScalarNode bare when shape.IsScalar => Scalar(bare, shape, path),
        ScalarNode bare when shape.Record is { Shorthand: { } key } record =>
            Record(new MappingNode(bare.Place, [new MappingEntry(bare.Place, key.Name, bare)]), record, path, defaults),
        SequenceNode list when shape.Item is { } item => List(list, item, path),
        MappingNode mapping when shape.Value is { } value => Dictionary(mapping, shape.Key!, value, path),
        MappingNode mapping when shape.Record is { Variants: { } variants } => Variant(mapping, variants, path, defaults),
        MappingNode mapping when shape.Record is { } record => Record(mapping, record, path, defaults),
        _ => Refuse(node, path, $"must be {shape.Kind}, not {Kind(node)}"),
    };

    private object? Variant(MappingNode mapping, RecordVariants variants, string path, object? defaults)
    {
        var given = mapping.Of(variants.Key)?.Value;
        var type = given switch
        {
            null => variants.Default,
            ScalarNode name => variants.Find(name.Text),
            _ => null,
        };
        if (type is null) return Refuse(given!, Names.Dotted(path, variants.Key), $"must be one of {string.Join(", ", variants.Values)}, not {Kind(given!)}");
        return Record(mapping, RecordShape.Of(type), path, defaults == Unknown || defaults?.GetType() == type ? defaults : null, variants.Key);
    }

    private object? Scalar(ScalarNode node, ValueShape shape, string path)
    {
        var value = Scalars.Read(node, shape, out var fault);
        return fault is null ? value : Refuse(node, path, fault);
    }

    private Array List(SequenceNode node, ValueShape item, string path)
    {
        var list = Array.CreateInstance(item.Type, node.Items.Count);
        foreach (var (index, child) in node.Items.Index()) list.SetValue(Bind(child, item, $"{path}[{index}]", null), index);
        return list;
    }

    private IDictionary Dictionary(MappingNode node, ValueShape key, ValueShape value, string path)
    {
        var entries = node.Entries.Select(entry => KeyValuePair.Create(
            Scalar(new ScalarNode(entry.Place, entry.Key, Plain: true), key, Names.Dotted(path, entry.Key)),
            Bind(entry.Value, value, Names.Dotted(path, entry.Key), null)));
        var dictionary = (IDictionary)Activator.CreateInstance(typeof(Dictionary<,>).MakeGenericType(key.Type, value.Type))!;
        // A null is a value that did not fit.
        foreach (var (name, content) in SettingsKeys.Ordered(entries).Where(entry => entry.Value is not null)) dictionary.Add(name, content);
        return dictionary;
    }

    private void RefuseUnknownKeys(MappingNode mapping, RecordShape shape, string path, string? variantKey)
    {
        List<string> names = [.. variantKey is null ? (string[])[] : [variantKey], .. shape.Keys.Select(key => key.Name)];
        foreach (var entry in mapping.Entries.Where(entry => !names.Contains(entry.Key)))
        {
            var dotted = Names.Dotted(path, entry.Key);
            // Of another variant it may be a key.
            var hint = NearestKey.Hint(entry.Key, path, names, root.DottedKeys("").Where(other => other != dotted));
            problems.Add(entry.Place.Problem($"unknown key `{dotted}`; {hint}"));
        }
    }

    private void RefuseBrokenRules(object record, MappingNode mapping, string path)
    {
        foreach (var (property, message) in (record as ICheckedSettings)?.BrokenRules() ?? [])
        {
            var key = Names.Key(property);
            problems.Add((mapping.Of(key)?.Place ?? mapping.Place).Problem($"`{Names.Dotted(path, key)}` {message}"));
        }
    }

    private object? Tried(Func<object?> make, SettingsPlace place, string path)
    {
        try
        {
            return make();
        }
        catch (TargetInvocationException error) when (error.InnerException is ArgumentException refusal)
        {
            problems.Add(place.Problem(path.Length == 0 ? refusal.Message : $"`{path}`: {refusal.Message}"));
            return null;
        }
    }

    private object? Refuse(SettingsNode node, string path, string message)
    {
        problems.Add(node.Place.Problem($"`{path}` {message}"));
        return null;
    }

    private static string Kind(SettingsNode node) => node switch
    {
        SequenceNode => "a list",
        MappingNode => "a mapping",
        _ => Scalars.Quoted(((ScalarNode)node).Text),
    };
}
