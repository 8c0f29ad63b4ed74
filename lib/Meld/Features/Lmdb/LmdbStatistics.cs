using System.Runtime.InteropServices;

namespace Meld.Features.Lmdb;

/// <summary><c>MDB_stat</c>: one table.</summary>
[StructLayout(LayoutKind.Sequential)]
internal struct LmdbStatistics
{
    /// <summary>Bytes of a page.</summary>
    public uint PageSize;

    /// <summary>Levels of the tree.</summary>
    public uint Depth;

    /// <summary>Pages that only lead to others.</summary>
    public nuint BranchPages;

    /// <summary>Pages with keys and small values.</summary>
    public nuint LeafPages;

    /// <summary>Pages of large values.</summary>
    public nuint OverflowPages;

    /// <summary>Number of records.</summary>
    public nuint Entries;
}
