using System.Runtime.InteropServices;
using Meld.Storage;
using Microsoft.Win32.SafeHandles;

namespace Meld.Features.Lmdb;

/// <summary>The locks between processes that use one store.</summary>
internal static partial class StoreLocks
{
    // What LMDB's table takes with its head, in whole pages.
    private const long ReaderTableSize = (LmdbEnvironment.Readers + 64) * 64;

    /// <summary>Holds the right to write.</summary>
    /// <exception cref="FeatureStoreException">Somebody else does, or sees to it that nobody writes.</exception>
    public static IDisposable ForWriting(string directory)
    {
        var path = Path.Combine(directory, StorePaths.Writer);
        if (FileLock.TryAcquire(path) is { } held) return held;
        // Only those share it who read without a place in LMDB's table.
        using var shared = FileLock.TryShare(path);
        throw shared is null ? StoreErrors.HasWriter(directory) : StoreErrors.HasOnlooker(directory);
    }

    /// <summary>Holds the right to put another data file in place of this one; held besides <see cref="ForWriting"/>.</summary>
    /// <returns>Null where the store is open anywhere, this process included.</returns>
    public static IDisposable? TryAlone(string directory) => FileLock.TryAcquire(Path.Combine(directory, StorePaths.Users));

    /// <summary>Sees to it that nobody puts another data file in place of this one.</summary>
    /// <returns>Null where the folder has no such lock, and none can be made: nobody writes there.</returns>
    /// <exception cref="FeatureStoreException">Somebody is about to.</exception>
    public static IDisposable? WithUsers(string directory) => Share(Path.Combine(directory, StorePaths.Users), () => StoreErrors.IsTaken(directory));

    /// <summary>Sees to it that nobody writes.</summary>
    /// <returns>Null where the folder has no such lock, and none can be made: nobody writes there.</returns>
    /// <exception cref="FeatureStoreException">Somebody does.</exception>
    public static IDisposable? AgainstWriters(string directory) => Share(Path.Combine(directory, StorePaths.Writer), () => StoreErrors.HasWriter(directory));

    /// <summary>
    /// Takes the room for LMDB's table of readers: it is written through a map, where a full disk would end the process. Not while this process has the store
    /// open, as closing the file frees its locks.
    /// </summary>
    /// <returns><see cref="LmdbCode.Success"/>, or why the table cannot be used.</returns>
    public static int MakeRoomForReaders(string directory)
    {
        try
        {
            using var file = File.OpenHandle(Path.Combine(directory, StorePaths.Lock), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.ReadWrite);
            return posix_fallocate(file, 0, ReaderTableSize);
        }
        catch (UnauthorizedAccessException)
        {
            return LmdbCode.NoAccess;
        }
        catch (IOException error) when (error.HResult > 0)
        {
            return error.HResult;
        }
    }

    private static IDisposable? Share(string path, Func<FeatureStoreException> isTaken)
    {
        try
        {
            if (!File.Exists(path)) File.OpenHandle(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.ReadWrite).Dispose();
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            if (!File.Exists(path)) return null;
        }
        return FileLock.TryShare(path) ?? throw isTaken();
    }

    [LibraryImport("libc")]
    private static partial int posix_fallocate(SafeFileHandle file, long offset, long length);
}
