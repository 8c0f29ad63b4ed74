namespace Meld.Tests.Tracking.Settings;

/// <summary>A type that no settings can be read into.</summary>
internal sealed class NoSettings(int hidden)
{
    public int Shown => hidden;
}
