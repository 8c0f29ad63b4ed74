namespace Meld.Features;

/// <summary>Whether the room of what was taken away was given back to the file system. Otherwise, what is stored next goes there.</summary>
public enum FeatureCompaction
{
    /// <summary>There was nothing to give back, or it was a dry run.</summary>
    None,

    /// <summary>It was.</summary>
    Done,

    /// <summary>Not while others have the store open.</summary>
    InUse,

    /// <summary>There is no room on the disk for the smaller copy beside the store.</summary>
    NoRoom,
}
