using System.Globalization;
using System.Runtime.InteropServices;

namespace Meld.Features.Lmdb;

/// <summary>The sentences for what can go wrong with a store.</summary>
internal static class StoreErrors
{
    private const double Megabyte = 1 << 20;

    /// <summary>What a code of LMDB means.</summary>
    public static FeatureStoreException Of(int code, string directory) => code switch
    {
        LmdbCode.NoSpace or LmdbCode.QuotaExceeded or LmdbCode.FileTooLarge => Full(directory),
        // Of a write that the disk took but a part of, LMDB says this.
        LmdbCode.DiskError when FreeBytes(directory) < (1 << 20) => Full(directory),
        LmdbCode.MapFull => new(FeatureStoreProblem.Full, $"The feature store {directory} takes {SizeOf(directory)}, and this process has no addresses for more: "
            + "allow it more (ulimit -v unlimited) or use another folder."),
        LmdbCode.ReadersFull => new(FeatureStoreProblem.InUse, $"Too many read the feature store {directory} at once: end some of them."),
        LmdbCode.MapResized => new(FeatureStoreProblem.InUse, $"The feature store {directory} has outgrown this process's addresses: "
            + "allow it more (ulimit -v unlimited) and open the store again."),
        LmdbCode.VersionMismatch => new(FeatureStoreProblem.OtherVersion, $"The feature store {directory} was written by another version of LMDB: use another folder."),
        LmdbCode.Invalid or LmdbCode.Corrupted or LmdbCode.PageNotFound => Damaged(directory, Describe(code)),
        LmdbCode.NotPermitted or LmdbCode.NoAccess or LmdbCode.ReadOnlyFileSystem => NotPermitted(directory, Describe(code)),
        LmdbCode.DiskError => DiskFailed(directory, Describe(code)),
        _ => new(FeatureStoreProblem.Internal, $"LMDB failed on the feature store {directory} ({Describe(code)}): close the store and open it again."),
    };

    /// <summary>There is no room on the disk.</summary>
    public static FeatureStoreException Full(string directory, Exception? cause = null) => new(
        FeatureStoreProblem.Full, $"There is no room for more in the feature store {directory}, which takes {SizeOf(directory)} with {FreeBeside(directory)} free beside it: "
        + "free some or use another folder (what it holds is intact).", cause);

    /// <summary>There is no store.</summary>
    public static FeatureStoreException Missing(string directory, string why) =>
        new(FeatureStoreProblem.Missing, $"There is no feature store at {directory} ({why}): make one with `./meld features fill`.");

    /// <summary>The files may not be used.</summary>
    public static FeatureStoreException NotPermitted(string directory, string why, Exception? cause = null) =>
        new(FeatureStoreProblem.Missing, $"The feature store {directory} may not be used by this user ({why}): change its permissions or use another folder.", cause);

    /// <summary>The file is damaged.</summary>
    public static FeatureStoreException Damaged(string directory, string what) =>
        new(FeatureStoreProblem.Damaged, $"The feature store {directory} is damaged ({what}): `./meld features fill` saves what is intact and computes the rest again.");

    /// <summary>The disk failed, perhaps only once: what is on it may be whole.</summary>
    public static FeatureStoreException DiskFailed(string directory, string why, Exception? cause = null) =>
        new(FeatureStoreProblem.Internal, $"The disk cannot read or write the feature store {directory} ({why}): copy what is on it elsewhere.", cause);

    /// <summary>One record is damaged.</summary>
    public static FeatureStoreException DamagedRecord(string directory, string record) =>
        new(FeatureStoreProblem.Damaged, $"The record of {record} in the feature store {directory} is damaged: compute it again with `./meld features fill`.");

    /// <summary>The file is another program's.</summary>
    public static FeatureStoreException Foreign(string directory) =>
        new(FeatureStoreProblem.OtherVersion, $"{directory} holds an LMDB file that is no feature store: use another folder.");

    /// <summary>The file is of another format.</summary>
    public static FeatureStoreException OtherFormat(string directory, int format, int known, string maker) => new(
        FeatureStoreProblem.OtherVersion,
        $"The feature store {directory} was written in format {format} by {maker}, and this version knows format {known}: use that version or another folder.");

    /// <summary>Somebody else writes.</summary>
    public static FeatureStoreException HasWriter(string directory) =>
        new(FeatureStoreProblem.InUse, $"Another process writes to the feature store {directory}: wait until it ends, or use another folder.");

    /// <summary>Somebody reads who may not write.</summary>
    public static FeatureStoreException HasOnlooker(string directory) => new(
        FeatureStoreProblem.InUse,
        $"A process that may not write to the feature store {directory} reads it, and nobody can write meanwhile: wait until it ends, or use another folder.");

    /// <summary>Somebody else has it for itself.</summary>
    public static FeatureStoreException IsTaken(string directory) =>
        new(FeatureStoreProblem.InUse, $"Another process has the feature store {directory} for itself, to make it smaller or to mend it: try again when it has ended.");

    /// <summary>Somebody has it open, but it must be left alone.</summary>
    public static FeatureStoreException IsOpen(string directory) =>
        new(FeatureStoreProblem.InUse, $"The damaged feature store {directory} cannot be mended while others have it open: end them first.");

    /// <summary>Others write faster than it can be checked.</summary>
    public static FeatureStoreException TooBusy(string directory) =>
        new(FeatureStoreProblem.InUse, $"The feature store {directory} changes faster than it can be checked: try again when less is written to it.");

    /// <summary>It was opened for reading.</summary>
    public static FeatureStoreException NotForWriting(string directory) =>
        new(FeatureStoreProblem.Internal, $"The feature store {directory} was opened for reading only: open it for writing.");

    /// <summary>A file of the store cannot be made, read or written.</summary>
    public static FeatureStoreException Of(Exception error, string directory) => error switch
    {
        UnauthorizedAccessException => NotPermitted(directory, error.Message.TrimEnd('.'), error),
        IOException { HResult: LmdbCode.NoSpace or LmdbCode.QuotaExceeded or LmdbCode.FileTooLarge } => Full(directory, error),
        IOException { HResult: LmdbCode.ReadOnlyFileSystem } => NotPermitted(directory, error.Message.TrimEnd('.'), error),
        _ => new(FeatureStoreProblem.Missing, $"The feature store {directory} cannot be used ({error.Message.TrimEnd('.')}): use another folder.", error),
    };

    /// <summary>liblmdb is not there.</summary>
    public static FeatureStoreException NoLibrary(Exception cause) =>
        new(FeatureStoreProblem.Internal, "The feature store needs liblmdb: sudo apt-get install liblmdb0", cause);

    private static string Describe(int code)
    {
        unsafe
        {
            return Marshal.PtrToStringUTF8((IntPtr)LmdbNative.mdb_strerror(code)) ?? code.ToString(CultureInfo.InvariantCulture);
        }
    }

    private static string SizeOf(string directory) => new FileInfo(Path.Combine(directory, StorePaths.Data)) is { Exists: true } file ? Megabytes(file.Length) : Megabytes(0);

    private static string FreeBeside(string directory) => FreeBytes(directory) is { } free ? Megabytes(free) : "an unknown number of MB";

    private static long? FreeBytes(string directory)
    {
        try
        {
            return new DriveInfo(directory).AvailableFreeSpace;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or ArgumentException)
        {
            return null;
        }
    }

    private static string Megabytes(long bytes) => string.Create(CultureInfo.InvariantCulture, $"{bytes / Megabyte:0.0} MB");
}
