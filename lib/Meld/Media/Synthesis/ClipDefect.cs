namespace Meld.Media.Synthesis;

/// <summary>What is wrong or odd about a clip on purpose.</summary>
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

    /// <summary>Its picture is one frame; its sound is whole.</summary>
    OneFrame,

    /// <summary>It has a stream of data beside picture and sound, as all of MELD's have.</summary>
    WithData,
}
