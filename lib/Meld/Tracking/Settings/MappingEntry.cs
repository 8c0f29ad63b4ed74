namespace Meld.Tracking.Settings;

/// <summary>A key and its value.</summary>
/// <param name="Place">Where the key stands.</param>
/// <param name="Key">The key.</param>
/// <param name="Value">Its value.</param>
internal sealed record MappingEntry(SettingsPlace Place, string Key, SettingsNode Value);
