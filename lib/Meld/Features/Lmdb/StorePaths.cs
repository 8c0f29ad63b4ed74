namespace Meld.Features.Lmdb;

/// <summary>The files of a store.</summary>
internal static class StorePaths
{
    /// <summary>Everything that is stored; LMDB's name for it.</summary>
    public const string Data = "data.mdb";

    /// <summary>LMDB's table of readers; may be deleted when nobody has the store open.</summary>
    public const string Lock = "lock.mdb";

    /// <summary>Locked by the one process that writes, and shared by those that read without a place in LMDB's table of readers.</summary>
    public const string Writer = "writer.lock";

    /// <summary>Shared by every process that has the store open; locked by one that puts another data file in its place.</summary>
    public const string Users = "users.lock";
}
