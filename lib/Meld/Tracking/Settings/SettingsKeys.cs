namespace Meld.Tracking.Settings;

/// <summary>The order of mappings with keys of any name: equal ones are equal text, whatever order they were given in.</summary>
internal static class SettingsKeys
{
    /// <summary>Entries by key, texts by ordinal and enums in their own order; those without a key are left out.</summary>
    public static IEnumerable<(object Key, object? Value)> Ordered(IEnumerable<KeyValuePair<object?, object?>> entries) => entries
        .Where(entry => entry.Key is not null)
        .Select(entry => (Key: entry.Key!, entry.Value))
        .OrderBy(entry => entry.Key, Comparer<object>.Create((left, right) =>
            left is string text ? string.CompareOrdinal(text, (string)right) : Comparer<object>.Default.Compare(left, right)));
}
