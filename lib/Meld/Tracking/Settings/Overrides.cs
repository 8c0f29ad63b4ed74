namespace Meld.Tracking.Settings;

/// <summary>Lays <c>a.b=value</c> over what a file says, before anything gets a type.</summary>
internal static class Overrides
{
    /// <summary>Changes <paramref name="root"/> in place; of two overrides of one key the later counts.</summary>
    public static void Apply(MappingNode root, RecordShape shape, IReadOnlyList<string> overrides, List<SettingsProblem> problems)
    {
        foreach (var text in overrides)
        {
            var place = new SettingsPlace($"override `{text}`", null);
            var keys = text.Split('=', 2)[0].Split('.');
            if (!text.Contains('=') || keys.Any(string.IsNullOrWhiteSpace)) problems.Add(place.Problem("not of the form key=value"));
            else Set(root, shape, keys, new TreeReader(place.Source, lines: false, problems).Read(text.Split('=', 2)[1]), place);
        }
    }

    private static void Set(MappingNode root, RecordShape shape, string[] keys, SettingsNode? value, SettingsPlace place)
    {
        var (mapping, known) = (root, (RecordShape?)shape);
        foreach (var key in keys[..^1])
        {
            known = known?.Keys.FirstOrDefault(entry => entry.Name == key)?.Shape.Record;
            var next = Inner(mapping.Of(key)?.Value, known, place);
            mapping.Set(new MappingEntry(place, key, next));
            mapping = next;
        }
        mapping.Set(new MappingEntry(place, keys[^1], value ?? new ScalarNode(place, "", Plain: true)));
    }

    // What is no mapping becomes one, for the binder to accept or to refuse by the override's name.
    private static MappingNode Inner(SettingsNode? value, RecordShape? known, SettingsPlace place) => value switch
    {
        MappingNode mapping => mapping,
        ScalarNode { IsNull: false } bare when known?.Shorthand is { } shorthand => new(place, [new MappingEntry(bare.Place, shorthand.Name, bare)]),
        _ => new(place, []),
    };
}
