using System.Buffers.Binary;

namespace Meld.Features.Lmdb.Format;

/// <summary>
/// One of the two pages at the file's beginning (<c>MDB_meta</c>). Transaction N writes the one with number N mod 2, and the greater number counts; so the other
/// one is always of N - 1.
/// </summary>
/// <param name="PageNumber">The page's own number.</param>
/// <param name="PageFlags">The page's flags.</param>
/// <param name="Magic">What tells LMDB's files apart.</param>
/// <param name="Version">Version of the format.</param>
/// <param name="Free">The tree of free pages; its first field is the size of a page, its flags those of the environment besides its own.</param>
/// <param name="Main">The tree of records.</param>
/// <param name="LastPage">The last page that any tree uses or has free.</param>
/// <param name="Transaction">The transaction that wrote it; 0 in a new file.</param>
internal readonly record struct MetaPage(
    ulong PageNumber, int PageFlags, uint Magic, uint Version, TreeRoot Free, TreeRoot Main, ulong LastPage, ulong Transaction)
{
    /// <summary>Bytes that mean something.</summary>
    public const int Size = 152;

    /// <summary>The only version of the format that LMDB 0.9 reads and writes.</summary>
    public const uint KnownVersion = 1;

    private const uint KnownMagic = 0xBEEFC0DE;
    private const int IntegerKeys = 0x08;
    private const int NoSubfolder = 0x4000;

    /// <summary>Bytes of a page.</summary>
    public int PageSize => (int)Free.Pad;

    /// <summary>Whether it is one of LMDB's at all.</summary>
    public bool IsLmdb => Magic == KnownMagic;

    /// <summary>Whether a page can have this size.</summary>
    public bool HasPageSize => Free.Pad is >= PageFormat.SmallestPage and <= PageFormat.LargestPage && uint.IsPow2(Free.Pad);

    /// <summary>Reads it.</summary>
    public static MetaPage Read(ReadOnlySpan<byte> bytes) => new(
        BinaryPrimitives.ReadUInt64LittleEndian(bytes), BinaryPrimitives.ReadUInt16LittleEndian(bytes[10..]), BinaryPrimitives.ReadUInt32LittleEndian(bytes[16..]),
        BinaryPrimitives.ReadUInt32LittleEndian(bytes[20..]), TreeRoot.Read(bytes[40..]), TreeRoot.Read(bytes[(40 + TreeRoot.Size)..]),
        BinaryPrimitives.ReadUInt64LittleEndian(bytes[136..]), BinaryPrimitives.ReadUInt64LittleEndian(bytes[144..]));

    /// <summary>What is wrong with it by itself, in words without a full stop, or null.</summary>
    /// <param name="number">The page's number.</param>
    /// <param name="length">The file's length.</param>
    public string? FaultOf(int number, long length)
    {
        if (PageNumber != (ulong)number || PageFlags != PageFormat.Meta || !IsLmdb || Version != KnownVersion) return "it is not one of LMDB's meta pages";
        if (!HasPageSize) return $"it says that a page has {Free.Pad} bytes";
        if ((Free.Flags & ~NoSubfolder) != IntegerKeys || Main is not { Flags: 0, Pad: 0 }) return "it gives the trees flags that no feature store has";
        if (Transaction != 0 && (Transaction & 1) != (ulong)number) return $"it claims to be of transaction {Transaction}, which writes the other meta page";
        if (LastPage < PageFormat.MetaPages - 1) return $"it says that page {LastPage} is the last";
        if (LastPage >= (ulong)(length / PageSize))
        {
            return $"it counts {(decimal)LastPage + 1} pages of {PageSize} bytes, but the file is cut off after {length} bytes";
        }
        return Free.FaultOf(LastPage) ?? Main.FaultOf(LastPage);
    }
}
