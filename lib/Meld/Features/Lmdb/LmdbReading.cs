using System.Runtime.InteropServices;
using static Meld.Features.Lmdb.LmdbNative;

namespace Meld.Features.Lmdb;

/// <summary>A reading transaction: the file as it was when it began. For one thread at a time.</summary>
internal sealed class LmdbReading : SafeHandle
{
    private readonly LmdbEnvironment environment;
    private readonly StoreLease? owner;

    /// <param name="handle">The transaction, which becomes this object's.</param>
    /// <param name="environment">Where it began.</param>
    /// <param name="owner">Keeps the environment open until the transaction has ended; null where the caller sees to that.</param>
    /// <exception cref="ObjectDisposedException">The owner was disposed; the transaction has ended.</exception>
    public LmdbReading(IntPtr handle, LmdbEnvironment environment, StoreLease? owner)
        : base(IntPtr.Zero, ownsHandle: true)
    {
        try
        {
            owner?.AddReader();
        }
        catch
        {
            mdb_txn_abort(handle);
            throw;
        }
        (this.handle, this.environment, this.owner) = (handle, environment, owner);
        // A reader that nobody disposed keeps what it has read: somebody may still look at it.
        GC.SuppressFinalize(this);
    }

    /// <inheritdoc/>
    public override bool IsInvalid => handle == IntPtr.Zero;

    /// <summary>Finds a value where it lies.</summary>
    /// <returns>False where there is no such key.</returns>
    /// <exception cref="FeatureStoreException">The file is damaged.</exception>
    public bool TryGet(scoped ReadOnlySpan<byte> key, out ReadOnlySpan<byte> value) => environment.TryGet(handle, key, out value);

    /// <summary>Begins to go through a table.</summary>
    /// <param name="table">See <see cref="MainTable"/>.</param>
    public LmdbCursor Walk(uint table = MainTable)
    {
        environment.Check(mdb_cursor_open(handle, table, out var cursor));
        return new LmdbCursor(cursor, environment);
    }

    /// <summary>Numbers about a table.</summary>
    /// <param name="table">See <see cref="MainTable"/>.</param>
    public LmdbStatistics StatisticsOf(uint table)
    {
        environment.Check(mdb_stat(handle, table, out var statistics));
        return statistics;
    }

    /// <summary>Makes the table's order known to the environment, which must happen once before anything is read.</summary>
    public void UseMainTable() => environment.Check(mdb_dbi_open(handle, IntPtr.Zero, 0, out _));

    /// <summary>Moves on to the file as it is now.</summary>
    /// <exception cref="FeatureStoreException">The file cannot be read any more.</exception>
    public void Refresh()
    {
        mdb_txn_reset(handle);
        environment.Check(mdb_txn_renew(handle));
    }

    /// <inheritdoc/>
    protected override bool ReleaseHandle()
    {
        mdb_txn_abort(handle);
        owner?.RemoveReader();
        return true;
    }
}
