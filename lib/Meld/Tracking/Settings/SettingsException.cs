namespace Meld.Tracking.Settings;

/// <summary>Settings cannot be used; carries every problem found, not just the first.</summary>
/// <param name="problems">At least one.</param>
public sealed class SettingsException(IReadOnlyList<SettingsProblem> problems) : IOException(string.Join('\n', problems))
{
    /// <summary>Everything wrong: in the file by line, then in the overrides.</summary>
    public IReadOnlyList<SettingsProblem> Problems { get; } = problems;
}
