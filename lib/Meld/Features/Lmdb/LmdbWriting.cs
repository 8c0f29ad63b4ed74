using static Meld.Features.Lmdb.LmdbNative;

namespace Meld.Features.Lmdb;

/// <summary>A writing transaction. Begins and ends on one thread; without <see cref="Commit"/> nothing has happened.</summary>
internal sealed class LmdbWriting : IDisposable
{
    private readonly LmdbEnvironment environment;
    private IntPtr handle;

    /// <param name="handle">The transaction, which becomes this object's.</param>
    /// <param name="environment">Where it began.</param>
    public LmdbWriting(IntPtr handle, LmdbEnvironment environment) => (this.handle, this.environment) = (handle, environment);

    /// <summary>Bytes of a page.</summary>
    public long PageSize
    {
        get
        {
            environment.Check(mdb_stat(handle, MainTable, out var statistics));
            return statistics.PageSize;
        }
    }

    /// <summary>Pages of the trees of records and of free pages; values of their own pages not counted.</summary>
    public long TreePages => TreePagesOf(MainTable) + TreePagesOf(FreeTable);

    /// <inheritdoc cref="LmdbReading.TryGet"/>
    public bool TryGet(scoped ReadOnlySpan<byte> key, out ReadOnlySpan<byte> value) => environment.TryGet(handle, key, out value);

    /// <summary>Makes room for a value, which is to be filled before anything else is done.</summary>
    /// <exception cref="FeatureStoreException">There is no room.</exception>
    public unsafe Span<byte> Put(scoped ReadOnlySpan<byte> key, int size)
    {
        fixed (byte* bytes = key)
        {
            LmdbValue name = new() { Size = (nuint)key.Length, Data = bytes }, value = new() { Size = (nuint)size };
            environment.Check(mdb_put(handle, MainTable, &name, &value, LmdbFlags.Reserve));
            return new Span<byte>(value.Data, size);
        }
    }

    /// <summary>Takes a record away, if it is there.</summary>
    /// <exception cref="FeatureStoreException">There is no room for the change.</exception>
    public unsafe void Remove(ReadOnlySpan<byte> key)
    {
        fixed (byte* bytes = key)
        {
            LmdbValue name = new() { Size = (nuint)key.Length, Data = bytes };
            var code = mdb_del(handle, MainTable, &name, null);
            if (code != LmdbCode.NotFound) environment.Check(code);
        }
    }

    /// <summary>Makes the table's order known to the environment, which must happen once before anything is read or written.</summary>
    public void UseMainTable() => environment.Check(mdb_dbi_open(handle, IntPtr.Zero, 0, out _));

    /// <summary>Writes everything to the disk.</summary>
    /// <exception cref="FeatureStoreException">There is no room; nothing has happened.</exception>
    public void Commit()
    {
        var transaction = handle;
        handle = IntPtr.Zero;
        environment.Check(mdb_txn_commit(transaction));
    }

    /// <summary>Forgets the changes that were not committed.</summary>
    public void Dispose()
    {
        if (handle != IntPtr.Zero) mdb_txn_abort(handle);
        handle = IntPtr.Zero;
    }

    private long TreePagesOf(uint table)
    {
        environment.Check(mdb_stat(handle, table, out var statistics));
        return (long)(statistics.BranchPages + statistics.LeafPages);
    }
}
