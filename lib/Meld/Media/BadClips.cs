namespace Meld.Media;

/// <summary>What is done about a clip that is missing or cannot be decoded.</summary>
public enum BadClips
{
    /// <summary>The first one ends the work with an error that names it.</summary>
    Raise,

    /// <summary>Each is named, counted and left out.</summary>
    Warn,

    /// <summary>Each is counted and left out.</summary>
    Skip,
}
