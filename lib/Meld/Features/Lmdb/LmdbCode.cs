namespace Meld.Features.Lmdb;

/// <summary>What LMDB's functions return, as lmdb.h and errno.h of Linux number it.</summary>
internal static class LmdbCode
{
    /// <summary>Done.</summary>
    public const int Success = 0;

    /// <summary>No such key, or the last has passed.</summary>
    public const int NotFound = -30798;

    /// <summary>A page that must be there is not.</summary>
    public const int PageNotFound = -30797;

    /// <summary>A page is of the wrong kind.</summary>
    public const int Corrupted = -30796;

    /// <summary>The environment had an error from which there is no way back.</summary>
    public const int Panic = -30795;

    /// <summary>Another version's file.</summary>
    public const int VersionMismatch = -30794;

    /// <summary>No file of LMDB's.</summary>
    public const int Invalid = -30793;

    /// <summary>The map is full.</summary>
    public const int MapFull = -30792;

    /// <summary>Every slot for readers is taken.</summary>
    public const int ReadersFull = -30790;

    /// <summary>Another process made the file larger than this one's map.</summary>
    public const int MapResized = -30785;

    /// <summary>EPERM.</summary>
    public const int NotPermitted = 1;

    /// <summary>ENOENT.</summary>
    public const int NoFile = 2;

    /// <summary>EINTR.</summary>
    public const int Interrupted = 4;

    /// <summary>EIO.</summary>
    public const int DiskError = 5;

    /// <summary>ENOMEM.</summary>
    public const int NoMemory = 12;

    /// <summary>EACCES.</summary>
    public const int NoAccess = 13;

    /// <summary>EFBIG.</summary>
    public const int FileTooLarge = 27;

    /// <summary>ENOSPC.</summary>
    public const int NoSpace = 28;

    /// <summary>EROFS.</summary>
    public const int ReadOnlyFileSystem = 30;

    /// <summary>EOPNOTSUPP.</summary>
    public const int NotSupported = 95;

    /// <summary>EDQUOT.</summary>
    public const int QuotaExceeded = 122;
}
