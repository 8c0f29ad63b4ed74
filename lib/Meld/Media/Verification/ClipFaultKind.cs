namespace Meld.Media.Verification;

/// <summary>What can be wrong or odd about the clip of an utterance, the gravest first.</summary>
public enum ClipFaultKind
{
    /// <summary>There is no file.</summary>
    Missing,

    /// <summary>Nothing of it can be decoded.</summary>
    Unreadable,

    /// <summary>It ends before its container says.</summary>
    Truncated,

    /// <summary>Part of it cannot be decoded.</summary>
    Damaged,

    /// <summary>It has no stream of pictures, or one without a frame.</summary>
    NoPicture,

    /// <summary>It has no stream of sound.</summary>
    NoSound,

    /// <summary>It has a stream of sound without a sample.</summary>
    NoSamples,

    /// <summary>Its sound is digital silence, or so faint that 16 bits hold nothing of it.</summary>
    Silent,

    /// <summary>Its picture is one frame.</summary>
    OneFrame,

    /// <summary>It lasts far longer than the row's times say: it holds other people's words too.</summary>
    LongerThanItsTimes,

    /// <summary>It lasts much shorter than the row's times say: it lacks some of the words.</summary>
    ShorterThanItsTimes,

    /// <summary>It is longer than what is read of a clip by default.</summary>
    BeyondTheLimit,

    /// <summary>Another utterance's clip has the same bytes.</summary>
    Duplicate,

    /// <summary>Its sound is far fainter than speech.</summary>
    NearlySilent,

    /// <summary>It is larger than its corpus's clips should be; of MELD's, such ones are known for noise in the sound.</summary>
    Large,

    /// <summary>It is not the file that a manifest made elsewhere lists.</summary>
    Changed,

    /// <summary>Others have reported something about it that no measurement shows.</summary>
    Reported,
}
