using System.Runtime.InteropServices;

namespace Meld.Features.Lmdb;

/// <summary><c>MDB_envinfo</c>.</summary>
[StructLayout(LayoutKind.Sequential)]
internal struct LmdbInfo
{
    /// <summary>Where the map was asked to be; null as we never ask.</summary>
    public IntPtr MapAddress;

    /// <summary>Size of the map in bytes.</summary>
    public nuint MapSize;

    /// <summary>Number of the last page in use.</summary>
    public nuint LastPage;

    /// <summary>The last transaction that was committed.</summary>
    public nuint LastTransaction;

    /// <summary>Slots for readers.</summary>
    public uint MostReaders;

    /// <summary>Slots that were ever taken.</summary>
    public uint Readers;
}
