namespace Meld.Tracking.Settings;

/// <summary>A value as YAML has it, before it gets a type.</summary>
/// <param name="Place">Where it stands: for the value of a key, the key's line.</param>
internal abstract record SettingsNode(SettingsPlace Place);
