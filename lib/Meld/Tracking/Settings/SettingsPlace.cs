namespace Meld.Tracking.Settings;

/// <summary>Where a value stands.</summary>
/// <param name="Source">The file or the override.</param>
/// <param name="Line">Line in the file, the first being 1; null for an override.</param>
internal readonly record struct SettingsPlace(string Source, int? Line)
{
    /// <summary>A problem here.</summary>
    public SettingsProblem Problem(string message) => new(Source, Line, message);
}
