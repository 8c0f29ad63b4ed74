namespace Meld.Tracking.Settings;

/// <summary>A single value.</summary>
/// <param name="Place">Where it stands.</param>
/// <param name="Text">Its text without quotes.</param>
/// <param name="Plain">False when it was quoted, and so is a text whatever it looks like.</param>
internal sealed record ScalarNode(SettingsPlace Place, string Text, bool Plain) : SettingsNode(Place)
{
    /// <summary>True for a value that is left out or says that there is none.</summary>
    public bool IsNull => Plain && Text is "" or "~" or "null";
}
