namespace Meld.Features.Lmdb.Format;

/// <summary>
/// Sizes, places and flags in the data file of LMDB 0.9 on 64-bit little-endian machines (https://www.openldap.org, <c>mdb.c</c>: <c>MDB_page</c>,
/// <c>MDB_node</c>). The file is an array of pages. A page's head: its number (8 bytes), 2 bytes unused, flags (2), then lower and upper bound of its free space
/// (2 each), or for a value on pages of its own their number (4).
/// </summary>
internal static class PageFormat
{
    /// <summary>Bytes of a page's head.</summary>
    public const int HeadSize = 16;

    /// <summary>Bytes before a node's key: size of the data (4 bytes; in a branch, with the flags, the child's page number), flags (2), size of the key (2).</summary>
    public const int NodeHeadSize = 8;

    /// <summary>A page number where there is no page.</summary>
    public const ulong NoPage = ulong.MaxValue;

    /// <summary>Number of meta pages, the first of the file.</summary>
    public const int MetaPages = 2;

    /// <summary>The longest key.</summary>
    public const int LongestKey = 511;

    /// <summary>The deepest tree that LMDB's cursors can walk.</summary>
    public const int DeepestTree = 31;

    /// <summary>A page's flags where it holds other pages' numbers.</summary>
    public const int Branch = 1;

    /// <summary>A page's flags where it holds records.</summary>
    public const int Leaf = 2;

    /// <summary>A page's flags where a value too large for a leaf begins.</summary>
    public const int Overflow = 4;

    /// <summary>A page's flags where it says where the trees are.</summary>
    public const int Meta = 8;

    /// <summary>A node's flags where its data is the number of the first of the value's own pages.</summary>
    public const int OnOwnPages = 1;

    /// <summary>The smallest page, which LMDB itself never makes larger than <see cref="LargestPage"/>.</summary>
    public const int SmallestPage = 512;

    /// <summary>The largest page.</summary>
    public const int LargestPage = 32768;

    /// <summary>How many pages a value of its own takes.</summary>
    public static long PagesFor(uint size, int pageSize) => ((HeadSize - 1L + size) / pageSize) + 1;
}
