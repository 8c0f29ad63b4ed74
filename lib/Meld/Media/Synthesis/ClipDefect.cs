namespace Meld.Media.Synthesis;

/// <summary>What is wrong with a clip on purpose.</summary>
internal enum ClipDefect
{
    /// <summary>Nothing.</summary>
    None,

    /// <summary>The row has no clip.</summary>
    Missing,

    /// <summary>The file ends in the middle.</summary>
    Truncated,

    /// <summary>It has no stream of sound.</summary>
    WithoutSound,

    /// <summary>Every sample of its sound is zero.</summary>
    Silent,

    /// <summary>It goes on until three times the length that its row says.</summary>
    TooLong,

    /// <summary>It is one frame long.</summary>
    OneFrame,
}
