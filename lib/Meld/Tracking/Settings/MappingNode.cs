namespace Meld.Tracking.Settings;

/// <summary>Keys and their values.</summary>
/// <param name="Place">Where it stands.</param>
/// <param name="Entries">No key twice; overrides change them in place.</param>
internal sealed record MappingNode(SettingsPlace Place, List<MappingEntry> Entries) : SettingsNode(Place)
{
    /// <summary>The entry of a key, or null.</summary>
    public MappingEntry? Of(string key) => Entries.Find(entry => entry.Key == key);

    /// <summary>Gives a key another value, in the place of the old one where there was one.</summary>
    public void Set(MappingEntry entry)
    {
        var index = Entries.FindIndex(other => other.Key == entry.Key);
        if (index < 0) Entries.Add(entry);
        else Entries[index] = entry;
    }
}
