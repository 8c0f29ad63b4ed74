namespace Meld.Features;

/// <summary>Why a feature store cannot be used.</summary>
public enum FeatureStoreProblem
{
    /// <summary>There is none, or it may not be read.</summary>
    Missing,

    /// <summary>Its files are damaged, or a record in it is.</summary>
    Damaged,

    /// <summary>It was written in another format.</summary>
    OtherVersion,

    /// <summary>The disk, or the room that the store may take, is full.</summary>
    Full,

    /// <summary>Another process writes to it, or too many read it.</summary>
    InUse,

    /// <summary>liblmdb is not installed, or it or the disk failed in a way that nobody expects.</summary>
    Internal,
}
