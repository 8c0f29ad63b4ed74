using System.Runtime.InteropServices;
using static Meld.Features.Lmdb.LmdbNative;

namespace Meld.Features.Lmdb;

/// <summary>An open data file. Once in a process for each file: closing one that was opened twice would free the locks of both.</summary>
internal sealed class LmdbEnvironment : SafeHandle
{
    /// <summary>How many may read at once, in all processes; each takes a cache line of LMDB's table.</summary>
    public const uint Readers = 1024;

    // Only addresses: nothing is allocated, and the file grows as it needs to.
    private const long LargestMap = 1L << 40;

    private const long SmallestMap = 1L << 26;

    // rw-rw-rw- less the user's mask, as for any other file.
    private const uint Mode = 0x1B6;

    private readonly string directory;

    private LmdbEnvironment(IntPtr handle, string directory, bool readOnly)
        : base(IntPtr.Zero, ownsHandle: true) => (this.handle, this.directory, IsReadOnly) = (handle, directory, readOnly);

    /// <summary>Whether it was opened with <see cref="LmdbFlags.ReadOnly"/>.</summary>
    public bool IsReadOnly { get; }

    /// <inheritdoc/>
    public override bool IsInvalid => handle == IntPtr.Zero;

    /// <summary>The file as it is now.</summary>
    public LmdbInfo Info
    {
        get
        {
            Check(mdb_env_info(handle, out var info));
            return info;
        }
    }

    /// <summary>Opens a data file.</summary>
    /// <param name="directory">The store, for messages.</param>
    /// <param name="path">The folder, or with <see cref="LmdbFlags.FileNotFolder"/> the file.</param>
    /// <param name="flags">See <see cref="LmdbFlags"/>.</param>
    /// <param name="environment">The result, or null.</param>
    /// <returns><see cref="LmdbCode.Success"/>, or why there is none.</returns>
    /// <exception cref="FeatureStoreException">liblmdb is missing.</exception>
    public static int TryOpen(string directory, string path, uint flags, out LmdbEnvironment? environment)
    {
        environment = null;
        try
        {
            var code = LmdbCode.NoMemory;
            // Where the process may not have as many addresses (ulimit -v).
            for (var map = LargestMap; code == LmdbCode.NoMemory && map >= SmallestMap; map >>= 1)
            {
                code = TryOpen(directory, path, flags, map, out environment);
            }
            return code;
        }
        catch (DllNotFoundException error)
        {
            throw StoreErrors.NoLibrary(error);
        }
    }

    private static int TryOpen(string directory, string path, uint flags, long map, out LmdbEnvironment? environment)
    {
        environment = null;
        var code = mdb_env_create(out var handle);
        if (code != LmdbCode.Success) return code;
        code = mdb_env_set_mapsize(handle, (nuint)map);
        if (code == LmdbCode.Success) code = mdb_env_set_maxreaders(handle, Readers);
        if (code == LmdbCode.Success) code = mdb_env_open(handle, path, flags | LmdbFlags.NoThreadSlots, Mode);
        if (code == LmdbCode.Success) environment = new LmdbEnvironment(handle, directory, (flags & LmdbFlags.ReadOnly) != 0);
        else mdb_env_close(handle);
        return code;
    }

    /// <summary>Begins to read.</summary>
    /// <param name="owner">Keeps this environment open; null where the caller sees to that.</param>
    /// <exception cref="FeatureStoreException">Too many read, or the file is damaged.</exception>
    public LmdbReading Read(StoreLease? owner)
    {
        var code = mdb_txn_begin(handle, IntPtr.Zero, LmdbFlags.ReadOnly, out var transaction);
        // Processes that were killed leave their slots taken.
        if (code == LmdbCode.ReadersFull && mdb_reader_check(handle, out var dead) == LmdbCode.Success && dead > 0)
        {
            code = mdb_txn_begin(handle, IntPtr.Zero, LmdbFlags.ReadOnly, out transaction);
        }
        Check(code);
        return new LmdbReading(transaction, this, owner);
    }

    /// <summary>Begins to write, which must end on the same thread; waits for others that write.</summary>
    /// <exception cref="FeatureStoreException">It cannot be written.</exception>
    public LmdbWriting Write()
    {
        Check(mdb_txn_begin(handle, IntPtr.Zero, 0, out var transaction));
        return new LmdbWriting(transaction, this);
    }

    /// <summary>Frees the slots of readers whose processes have died, so that the pages they saw are used again.</summary>
    public void ForgetDeadReaders() => Check(mdb_reader_check(handle, out _));

    /// <summary>The oldest transaction that somebody reads; the largest number where nobody does.</summary>
    public ulong OldestReader() => ReaderTable.OldestOf(handle);

    /// <summary>Writes the content, without free pages, to an open file.</summary>
    /// <exception cref="FeatureStoreException">The disk is full, or the store is damaged.</exception>
    public void CopyTo(SafeHandle file) => Check(mdb_env_copyfd2(handle, (int)file.DangerousGetHandle(), LmdbFlags.Compact));

    /// <summary>Finds a value where it lies.</summary>
    /// <param name="transaction">A transaction of this environment.</param>
    /// <param name="key">The key.</param>
    /// <param name="value">The value.</param>
    /// <returns>False where there is no such key.</returns>
    /// <exception cref="FeatureStoreException">The file is damaged.</exception>
    public unsafe bool TryGet(IntPtr transaction, scoped ReadOnlySpan<byte> key, out ReadOnlySpan<byte> value)
    {
        value = default;
        LmdbValue found;
        fixed (byte* bytes = key)
        {
            LmdbValue name = new() { Size = (nuint)key.Length, Data = bytes };
            var code = mdb_get(transaction, MainTable, &name, &found);
            if (code == LmdbCode.NotFound) return false;
            Check(code);
        }
        value = found.Span;
        return true;
    }

    /// <summary>Throws what a code means.</summary>
    /// <exception cref="FeatureStoreException">It is not <see cref="LmdbCode.Success"/>.</exception>
    public void Check(int code)
    {
        if (code != LmdbCode.Success) throw StoreErrors.Of(code, directory);
    }

    /// <inheritdoc/>
    protected override bool ReleaseHandle()
    {
        mdb_env_close(handle);
        return true;
    }
}
