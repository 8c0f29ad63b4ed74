using System.Runtime.InteropServices;

namespace Meld.Tests.Features.Lmdb.Format;

/// <summary>LMDB without any of the library's care, to make stores of every shape and to read damaged ones. A fault of LMDB ends the process.</summary>
internal sealed unsafe class RawEnvironment : IDisposable
{
    private const uint NoSync = 0x10000, ReadOnly = 0x20000, NoThreadLocal = 0x200000, NoLock = 0x400000;

    private readonly nint environment;

    public RawEnvironment(string directory, bool write = true)
    {
        Check(Create(out environment));
        Check(SetMapSize(environment, (nuint)1 << 36));
        Check(Open(environment, directory, NoThreadLocal | (write ? NoSync : ReadOnly | NoLock), 0x1A4));
    }

    /// <summary>Changes the store in one transaction.</summary>
    public void Write(Action<Changes> changes)
    {
        Check(Begin(environment, 0, 0, out var transaction));
        Check(OpenTable(transaction, null, 0, out var table));
        changes(new Changes(transaction, table));
        Check(Commit(transaction));
    }

    /// <summary>Holds the store as it is now, so that no page in use is written over.</summary>
    public IDisposable Hold()
    {
        Check(Begin(environment, 0, ReadOnly, out var transaction));
        return new Held(transaction);
    }

    /// <summary>All records in order.</summary>
    public List<(byte[] Key, byte[] Value)> ReadAll()
    {
        Check(Begin(environment, 0, ReadOnly, out var transaction));
        Check(OpenTable(transaction, null, 0, out var table));
        Check(OpenCursor(transaction, table, out var cursor));
        var records = new List<(byte[] Key, byte[] Value)>();
        const int First = 0, Next = 8;
        for (var result = Move(cursor, out var key, out var value, First); result == 0; result = Move(cursor, out key, out value, Next))
        {
            records.Add((key.ToArray(), value.ToArray()));
        }
        CloseCursor(cursor);
        Abort(transaction);
        return records;
    }

    public void Dispose() => Close(environment);

    private static void Check(int result)
    {
        if (result != 0) throw new InvalidOperationException($"LMDB says {result}.");
    }

    [StructLayout(LayoutKind.Sequential)]
    private struct Memory
    {
        public nuint Size;
        public byte* Start;

        public readonly byte[] ToArray() => new ReadOnlySpan<byte>(Start, checked((int)Size)).ToArray();
    }

    /// <summary>What one transaction changes.</summary>
    internal sealed class Changes(nint transaction, uint table)
    {
        public void Put(ReadOnlySpan<byte> key, ReadOnlySpan<byte> value)
        {
            fixed (byte* keyStart = key, valueStart = value)
            {
                var keyMemory = new Memory { Size = (nuint)key.Length, Start = keyStart };
                Check(RawEnvironment.Put(transaction, table, keyMemory, new Memory { Size = (nuint)value.Length, Start = valueStart }, 0));
            }
        }

        public void Delete(ReadOnlySpan<byte> key)
        {
            fixed (byte* keyStart = key)
            {
                Check(RawEnvironment.Delete(transaction, table, new Memory { Size = (nuint)key.Length, Start = keyStart }, 0));
            }
        }
    }

    private sealed class Held(nint transaction) : IDisposable
    {
        public void Dispose() => Abort(transaction);
    }

    private const string Library = "liblmdb.so.0";

    [DllImport(Library, EntryPoint = "mdb_env_create")]
    private static extern int Create(out nint environment);

    [DllImport(Library, EntryPoint = "mdb_env_set_mapsize")]
    private static extern int SetMapSize(nint environment, nuint size);

    [DllImport(Library, EntryPoint = "mdb_env_open", CharSet = CharSet.Ansi, BestFitMapping = false, ThrowOnUnmappableChar = true)]
    private static extern int Open(nint environment, string path, uint flags, uint mode);

    [DllImport(Library, EntryPoint = "mdb_env_close")]
    private static extern void Close(nint environment);

    [DllImport(Library, EntryPoint = "mdb_txn_begin")]
    private static extern int Begin(nint environment, nint parent, uint flags, out nint transaction);

    [DllImport(Library, EntryPoint = "mdb_txn_commit")]
    private static extern int Commit(nint transaction);

    [DllImport(Library, EntryPoint = "mdb_txn_abort")]
    private static extern void Abort(nint transaction);

    [DllImport(Library, EntryPoint = "mdb_dbi_open", CharSet = CharSet.Ansi, BestFitMapping = false, ThrowOnUnmappableChar = true)]
    private static extern int OpenTable(nint transaction, string? name, uint flags, out uint table);

    [DllImport(Library, EntryPoint = "mdb_put")]
    private static extern int Put(nint transaction, uint table, in Memory key, in Memory value, uint flags);

    [DllImport(Library, EntryPoint = "mdb_del")]
    private static extern int Delete(nint transaction, uint table, in Memory key, nint value);

    [DllImport(Library, EntryPoint = "mdb_cursor_open")]
    private static extern int OpenCursor(nint transaction, uint table, out nint cursor);

    [DllImport(Library, EntryPoint = "mdb_cursor_close")]
    private static extern void CloseCursor(nint cursor);

    [DllImport(Library, EntryPoint = "mdb_cursor_get")]
    private static extern int Move(nint cursor, out Memory key, out Memory value, int operation);
}
