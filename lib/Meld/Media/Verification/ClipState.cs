namespace Meld.Media.Verification;

/// <summary>What can be had of an utterance's clip, from best to worst.</summary>
public enum ClipState
{
    /// <summary>It was not looked at.</summary>
    Unchecked,

    /// <summary>All of it, and nothing is odd about it.</summary>
    Intact,

    /// <summary>All of it, and something about it is worth knowing.</summary>
    Flagged,

    /// <summary>Some of it: a stream is missing, says nothing or is damaged.</summary>
    Partial,

    /// <summary>Nothing.</summary>
    Unusable,
}
