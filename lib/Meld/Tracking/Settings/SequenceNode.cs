namespace Meld.Tracking.Settings;

/// <summary>A list.</summary>
/// <param name="Place">Where it stands.</param>
/// <param name="Items">Its items.</param>
internal sealed record SequenceNode(SettingsPlace Place, IReadOnlyList<SettingsNode> Items) : SettingsNode(Place);
