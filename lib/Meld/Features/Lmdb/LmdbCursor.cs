using static Meld.Features.Lmdb.LmdbNative;

namespace Meld.Features.Lmdb;

/// <summary>Goes through the records of a table in order of their keys.</summary>
internal sealed class LmdbCursor : IDisposable
{
    // MDB_NEXT goes to the first record when the cursor is nowhere yet; MDB_SET_RANGE to the first at or after a key.
    private const uint Next = 8, SetRange = 17;

    private readonly LmdbEnvironment environment;
    private IntPtr handle;
    private LmdbValue key, value;

    /// <param name="handle">The cursor, which becomes this object's.</param>
    /// <param name="environment">Where it began.</param>
    public LmdbCursor(IntPtr handle, LmdbEnvironment environment) => (this.handle, this.environment) = (handle, environment);

    /// <summary>The record's key.</summary>
    public ReadOnlySpan<byte> Key => key.Span;

    /// <summary>The record's value where it lies; nothing of it is read before it is looked at.</summary>
    public ReadOnlySpan<byte> Value => value.Span;

    /// <summary>Goes to the next record.</summary>
    /// <returns>False after the last.</returns>
    /// <exception cref="FeatureStoreException">The file is damaged.</exception>
    public unsafe bool MoveNext()
    {
        fixed (LmdbValue* key = &this.key, value = &this.value) return Found(mdb_cursor_get(handle, key, value, Next));
    }

    /// <summary>Goes to the first record whose key is not before another.</summary>
    /// <returns>False where there is none.</returns>
    /// <exception cref="FeatureStoreException">The file is damaged.</exception>
    public unsafe bool MoveTo(ReadOnlySpan<byte> first)
    {
        fixed (byte* bytes = first)
        {
            fixed (LmdbValue* key = &this.key, value = &this.value)
            {
                *key = new LmdbValue { Size = (nuint)first.Length, Data = bytes };
                return Found(mdb_cursor_get(handle, key, value, SetRange));
            }
        }
    }

    /// <summary>Ends the walk.</summary>
    public void Dispose()
    {
        if (handle != IntPtr.Zero) mdb_cursor_close(handle);
        handle = IntPtr.Zero;
    }

    private bool Found(int code)
    {
        if (code == LmdbCode.NotFound) return false;
        environment.Check(code);
        return true;
    }
}
