namespace Meld.Media;

/// <summary>Why a clip could not be read.</summary>
public enum MediaProblem
{
    /// <summary>The file is not there or may not be read.</summary>
    Missing = 1,

    /// <summary>The bytes are no clip that libav knows, or one of a kind that is not let in.</summary>
    Unreadable = 2,

    /// <summary>Part of the clip is damaged or missing and the request does not accept that.</summary>
    Damaged = 3,

    /// <summary>The clip would exceed a limit other than its length.</summary>
    Limit = 4,

    /// <summary>Decoding took longer than it may.</summary>
    Time = 5,

    /// <summary>The process that decoded the clip died of it.</summary>
    Crash = 6,

    /// <summary>libav or this library failed for a reason that does not lie in the clip.</summary>
    Internal = 7,

    // 8 stands for a cancelled call in the shim.

    /// <summary>The clip's picture is smaller than the part about its centre that was asked for.</summary>
    TooSmall = 9,
}
