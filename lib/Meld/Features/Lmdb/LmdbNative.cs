using System.Runtime.InteropServices;

namespace Meld.Features.Lmdb;

/// <summary>LMDB's functions as lmdb.h of 0.9 documents them (http://www.lmdb.tech/doc/); those that return a number give 0, a code of LMDB or an errno.</summary>
internal static unsafe partial class LmdbNative
{
    /// <summary>The table without a name, which every environment has.</summary>
    public const uint MainTable = 1;

    /// <summary>The table of free pages.</summary>
    public const uint FreeTable = 0;

    // The name without a version comes only with the headers.
    private const string Name = "liblmdb.so.0";

    [LibraryImport(Name)]
    internal static partial int mdb_env_create(out IntPtr environment);

    [LibraryImport(Name, StringMarshalling = StringMarshalling.Utf8)]
    internal static partial int mdb_env_open(IntPtr environment, string path, uint flags, uint mode);

    [LibraryImport(Name)]
    internal static partial void mdb_env_close(IntPtr environment);

    [LibraryImport(Name)]
    internal static partial int mdb_env_set_mapsize(IntPtr environment, nuint size);

    [LibraryImport(Name)]
    internal static partial int mdb_env_set_maxreaders(IntPtr environment, uint readers);

    [LibraryImport(Name)]
    internal static partial int mdb_env_info(IntPtr environment, out LmdbInfo info);

    [LibraryImport(Name)]
    internal static partial int mdb_env_copyfd2(IntPtr environment, int file, uint flags);

    [LibraryImport(Name)]
    internal static partial int mdb_reader_check(IntPtr environment, out int dead);

    [LibraryImport(Name)]
    internal static partial int mdb_reader_list(IntPtr environment, delegate* unmanaged[Cdecl]<byte*, IntPtr, int> hear, IntPtr context);

    [LibraryImport(Name)]
    internal static partial int mdb_txn_begin(IntPtr environment, IntPtr parent, uint flags, out IntPtr transaction);

    [LibraryImport(Name)]
    internal static partial int mdb_txn_commit(IntPtr transaction);

    [LibraryImport(Name)]
    internal static partial void mdb_txn_abort(IntPtr transaction);

    [LibraryImport(Name)]
    internal static partial void mdb_txn_reset(IntPtr transaction);

    [LibraryImport(Name)]
    internal static partial int mdb_txn_renew(IntPtr transaction);

    [LibraryImport(Name)]
    internal static partial int mdb_dbi_open(IntPtr transaction, IntPtr name, uint flags, out uint table);

    [LibraryImport(Name)]
    internal static partial int mdb_stat(IntPtr transaction, uint table, out LmdbStatistics statistics);

    [LibraryImport(Name)]
    internal static partial int mdb_get(IntPtr transaction, uint table, LmdbValue* key, LmdbValue* value);

    [LibraryImport(Name)]
    internal static partial int mdb_put(IntPtr transaction, uint table, LmdbValue* key, LmdbValue* value, uint flags);

    [LibraryImport(Name)]
    internal static partial int mdb_del(IntPtr transaction, uint table, LmdbValue* key, LmdbValue* value);

    [LibraryImport(Name)]
    internal static partial int mdb_cursor_open(IntPtr transaction, uint table, out IntPtr cursor);

    [LibraryImport(Name)]
    internal static partial void mdb_cursor_close(IntPtr cursor);

    [LibraryImport(Name)]
    internal static partial int mdb_cursor_get(IntPtr cursor, LmdbValue* key, LmdbValue* value, uint operation);

    [LibraryImport(Name)]
    internal static partial byte* mdb_strerror(int code);
}
